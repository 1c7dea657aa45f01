import { afterEach, describe, expect, it } from '@jest/globals';
import { askingFixture, type AskingFixture } from './asking-fixture.js';

const SERVER = { NOTIFICATIONS_SMTP_URL: 'smtp://mail.example.org:587' };

describe('questions to customers while the public address is', () => {
  let fixture: AskingFixture;
  afterEach(() => fixture?.close());

  const begin = async (settings: Readonly<Record<string, string>>) => {
    fixture = await askingFixture(new Date('2026-03-02T12:00:00.000Z'), settings);
    await fixture.customers(['C-1', 'C-2']);
    const schedule = { first_day: '2026-03-03', days: 1, per_day: 2, time: '12:00' };
    const audience = { kind: 'customers', external_ids: ['C-2'] };
    const content = { name: 'Spring', kind: 'campaign', survey_id: fixture.survey.id, audience, schedule };
    const plan = await fixture.call('post', '/v1/plans', { body: content });
    return { plan: plan.body as { readonly id: string } };
  };

  it('a loopback are not begun if a mail server takes them elsewhere', async () => {
    const { plan } = await begin({ ...SERVER, HEARBACK_PUBLIC_URL: 'http://127.0.0.1:4000' });
    for (const reply of [await fixture.invite('C-1'), await fixture.call('post', `/v1/plans/${plan.id}/start`)]) {
      expect(reply).toMatchObject({ status: 409, body: { code: 'survey.links-not-reachable' } });
      expect(reply.body.detail).toBe('HEARBACK_PUBLIC_URL is http://127.0.0.1:4000.');
    }
    expect((await fixture.call('get', `/v1/plans/${plan.id}`)).body.status).toBe('draft');
    expect((await fixture.call('get', '/v1/survey-invitations')).body.data).toEqual([]);
  });

  it('a loopback are begun if mails stay in the inbox of this machine', async () => {
    const { plan } = await begin({ HEARBACK_PUBLIC_URL: 'http://127.0.0.1:4000' });
    expect((await fixture.invite('C-1')).status).toBe(201);
    expect((await fixture.call('post', `/v1/plans/${plan.id}/start`)).status).toBe(200);
  });

  it('that of a host of its own are begun', async () => {
    const { plan } = await begin({ ...SERVER, HEARBACK_PUBLIC_URL: 'https://ask.example.org' });
    expect((await fixture.invite('C-1')).status).toBe(201);
    expect((await fixture.call('post', `/v1/plans/${plan.id}/start`)).status).toBe(200);
  });
});
