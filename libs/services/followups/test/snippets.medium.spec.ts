import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { CustomerChanged, FollowupsActionAudited } from '@hearback/contracts';
import { FollowupsFixture } from './followups-fixture.js';

const TEXT =
  'Hello {{ customer.first_name | default: "there" }}, about your {{ customer.plan | default: "plan" }}: {{ customer.order | default: "your order" }}.\n{{ member.first_name | default: "We" }}';

describe('snippets', () => {
  let fixture: FollowupsFixture;
  let ada: string;
  beforeAll(async () => {
    fixture = await FollowupsFixture.start();
    await fixture.rule();
    [ada] = (await fixture.staff('Ada Byron')) as [string];
  });
  afterAll(() => fixture?.medium.close());

  const asAda = () => fixture.medium.as({ role: 'agent', staffId: ada });
  const put = (version: number, snippets: object[]) =>
    asAda().put('/v1/tasks/snippets').set('if-match', `"${version}"`).send({ snippets });

  it('are one list that is replaced as it was read', async () => {
    const none = await asAda().get('/v1/tasks/snippets').expect(200);
    expect([none.body, none.headers['etag']]).toEqual([{ snippets: [], version: 0 }, '"0"']);
    await asAda().put('/v1/tasks/snippets').send({ snippets: [] }).expect(428);
    const both = await Promise.all([put(0, [{ name: 'A', text: TEXT }]), put(0, [{ name: 'B', text: TEXT }])]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    const { body: first } = await asAda().get('/v1/tasks/snippets');
    expect(first.version).toBe(1);
    const { body: second } = await put(1, [{ name: 'New', text: 'x' }, first.snippets[0]]).expect(200);
    expect(second.snippets.map(({ id }: { id: string }) => id)[1]).toBe(first.snippets[0].id);
    const stale = await put(1, []);
    expect([stale.status, stale.body.code]).toEqual([412, 'followups.snippets-changed']);
    await put(7, []).expect(412);
    const audited = (await fixture.medium.events.all(FollowupsActionAudited)).map(({ payload }) => payload);
    expect(audited.filter(({ action }) => action === 'snippets.changed')).toHaveLength(2);
    expect(JSON.stringify(audited)).not.toContain('Hello');
  });

  it('need a fallback at each place, and a name each', async () => {
    const { version } = (await asAda().get('/v1/tasks/snippets')).body;
    const bad = await put(version, [
      { name: 'A', text: 'Hello {{ customer.first_name }}' },
      { name: 'A', text: '{{ order.id | default: "x" }}' },
    ]);
    expect(bad.status).toBe(422);
    expect(bad.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])).toEqual([
      ['/snippets/0/text', 'no-default'],
      ['/snippets/1/text', 'invalid-piping'],
      ['/snippets/1/name', 'duplicate'],
    ]);
    for (const snippets of [
      [{ name: '', text: 'x' }],
      [{ name: 'A', text: '' }],
      Array.from({ length: 101 }, () => ({ name: 'A', text: 'x' })),
    ])
      expect((await put(version, snippets)).status).toBe(400);
    expect((await asAda().get('/v1/tasks/snippets')).body.version).toBe(version);
  });

  it('are filled in for the customer of a task, and say where there was nothing to fill in', async () => {
    const { version } = (await asAda().get('/v1/tasks/snippets')).body;
    await put(version, [{ name: 'Sorry', text: TEXT }]).expect(200);
    const external_id = `C-${randomUUID()}`;
    const [task] = await fixture.tasksOf(...(await fixture.submit({ customer: { external_id } })));
    const filled = async () => (await asAda().get(`/v1/tasks/${task.id}/snippets`).expect(200)).body.snippets[0];
    expect(await filled()).toMatchObject({
      name: 'Sorry',
      text: 'Hello there, about your pro: your order.\nAda',
      missing: ['customer.first_name', 'customer.order'],
    });
    await fixture.medium.publish(CustomerChanged, {
      customer_id: randomUUID(),
      external_id,
      name: 'Jonas Weber',
      email: null,
      language: null,
      attributes: {},
      revision: 1,
      changed_at: '2026-03-02T09:00:00.000Z',
    });
    await fixture.medium.drained();
    expect(await filled()).toMatchObject({
      text: 'Hello Jonas, about your pro: your order.\nAda',
      missing: ['customer.order'],
    });
    await fixture.medium
      .as({ tenantId: fixture.medium.otherTenantId })
      .get(`/v1/tasks/${task.id}/snippets`)
      .expect(404);
    expect(
      (await fixture.medium.as({ tenantId: fixture.medium.otherTenantId }).get('/v1/tasks/snippets')).body,
    ).toEqual({
      snippets: [],
      version: 0,
    });
  });
});
