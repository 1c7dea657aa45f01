import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { NotificationsHarness, type Workspace } from './notifications-harness.js';

const PATH = '/v1/members/me/notification-settings';
const ALL = [
  'task_opened',
  'task_assigned',
  'task_due',
  'task_breached',
  'promise_due',
  'promise_broken',
  'customer_replied',
  'rule_notice',
];
const UNKNOWN = { time_zone: 'UTC', language: 'en', next_mail_at: null };
const IN_PARIS = { time_zone: 'Europe/Paris', language: 'en', next_mail_at: null };
const DEFAULTS = { kinds: ALL, frequency: 'at_once', digest_at: '08:00', digest_day: 1, quiet_hours: null };

describe('what members want to be mailed', () => {
  let harness: NotificationsHarness;
  beforeAll(async () => {
    // Monday, 10:00 in Paris.
    harness = await NotificationsHarness.start();
  });
  afterAll(() => harness?.medium.close());

  const as = ({ tenantId, owner }: Workspace) =>
    harness.medium.as({ tenantId, role: 'owner', staffId: owner.staff_id });
  const set = (shop: Workspace, settings: object) =>
    as(shop)
      .put(PATH)
      .send({ ...DEFAULTS, ...settings });
  const hours = (count: number) => harness.medium.clock.advance(count * 3_600_000);

  it('is everything at once until they set it, and theirs alone', async () => {
    const shop = await harness.workspace();
    expect((await as(shop).get(PATH).expect(200)).body).toEqual({ ...DEFAULTS, ...IN_PARIS });
    const settings = { ...DEFAULTS, kinds: ['task_breached'], quiet_hours: { from: '20:00', to: '07:00' } };
    expect((await set(shop, settings).expect(200)).body).toEqual({ ...settings, ...IN_PARIS });
    expect((await as(shop).get(PATH)).body).toEqual({ ...settings, ...IN_PARIS });
    const colleague = { tenantId: shop.tenantId, role: 'viewer', staffId: randomUUID() } as const;
    expect((await harness.medium.as(colleague).get(PATH)).body).toEqual({ ...DEFAULTS, ...IN_PARIS });
    const stranger = { role: 'owner', staffId: shop.owner.staff_id } as const;
    expect((await harness.medium.as(stranger).get(PATH)).body).toEqual({ ...DEFAULTS, ...UNKNOWN });
  });

  it('is rejected with what is wrong', async () => {
    const shop = await harness.workspace();
    expect((await harness.medium.as().get(PATH).expect(403)).body.code).toBe('notifications.needs-session');
    const same = await set(shop, { quiet_hours: { from: '07:00', to: '07:00' } }).expect(422);
    expect(same.body.code).toBe('notifications.empty-quiet-hours');
    const bad = await set(shop, { kinds: ['task_lost'], digest_at: '24:00', digest_day: 8 }).expect(400);
    expect(bad.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
      expect.arrayContaining(['/kinds/0', '/digest_at', '/digest_day']),
    );
  });

  it('leaves out the kinds that they do not want', async () => {
    const shop = await harness.workspace();
    await set(shop, { kinds: ['task_breached'] }).expect(200);
    await shop.opened();
    await harness.medium.drained();
    expect(await shop.log()).toEqual([]);
  });

  it('waits for the end of the quiet hours in their own time zone, and is in their own language', async () => {
    const shop = await harness.workspace('en');
    await shop.member({ ...shop.owner, language: 'fr', time_zone: 'Asia/Tokyo' });
    // 18:00 in Tokyo.
    const reply = await set(shop, { quiet_hours: { from: '17:00', to: '08:00' } }).expect(200);
    const next = { time_zone: 'Asia/Tokyo', language: 'fr', next_mail_at: '2026-03-02T23:00:00.000Z' };
    expect(reply.body).toMatchObject(next);
    await shop.opened({ due_at: '2026-03-03T09:00:00.000Z' });
    await shop.opened({ title: 'Second', due_at: '2026-03-03T09:00:00.000Z' });
    hours(13);
    await harness.mailsTo(shop.owner.email, 0);
    hours(1);
    const [mail] = await harness.mailsTo(shop.owner.email, 1);
    expect(mail!.subject).toBe('2 notifications de tâches dans Garden');
    expect(mail!.text).toContain('mar. 3 mars 2026, 18:00 (Tokyo)');
    expect(mail!.html).toContain('<html lang="fr" dir="ltr">');
  });

  it('collects a day in one mail', async () => {
    const shop = await harness.workspace();
    await set(shop, { frequency: 'daily', digest_at: '09:30' }).expect(200);
    await shop.opened({ title: 'Morning' });
    await harness.medium.drained();
    hours(2);
    await shop.opened({ title: 'Noon' });
    await harness.mailsTo(shop.owner.email, 0);
    hours(24);
    const [mail] = await harness.mailsTo(shop.owner.email, 1);
    expect(mail!.text).toContain('Morning');
    expect(mail!.text).toContain('Noon');
  });
});
