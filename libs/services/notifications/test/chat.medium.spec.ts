import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChatRequested, ChatSettled, TaskOpened, TaskResolved, WorkspaceCreated } from '@hearback/contracts';
import { parsePublicId } from '@hearback/kernel';
import { eventually, repliesWith } from '@hearback/testing';
import { Workspace } from './notifications-harness.js';
import { WebhooksHarness } from './webhooks-harness.js';

const DAY = 24 * 3_600_000;

describe('chats', () => {
  let harness: WebhooksHarness;
  beforeAll(async () => (harness = await WebhooksHarness.start()));
  afterAll(() => harness?.close());

  const as = (tenantId: string) => harness.medium.as({ tenantId });

  async function workspace(language = 'en', timeZone = 'Europe/Paris'): Promise<string> {
    const tenantId = randomUUID();
    const created_at = harness.medium.clock.now().toISOString();
    const payload = { workspace_id: tenantId, name: 'Garden', time_zone: timeZone, language, created_at };
    await harness.medium.publish(WorkspaceCreated, payload, { tenantId });
    // Tasks are told to members.
    await new Workspace(harness.medium, tenantId).member({ role: 'owner' });
    await harness.medium.drained();
    return tenantId;
  }

  async function chat(tenantId: string, more: Record<string, unknown> = {}) {
    const path = `/services/${randomUUID()}`;
    const address = `http://${harness.receiver.host}${path}`;
    const reply = await as(tenantId)
      .post('/v1/chat-targets')
      .send({ kind: 'slack', name: '#service', address, ...more });
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
    return { id: reply.body.id as string, path, address };
  }

  /** A rule asks for a message; returns the id of the act. */
  async function requested(tenantId: string, targetId: string, more: Record<string, unknown> = {}): Promise<string> {
    const act_id = randomUUID();
    const payload = {
      act_id,
      chat_target_id: parsePublicId('cht', targetId)!,
      rule_id: randomUUID(),
      rule_name: 'Unhappy <!channel>',
      text: 'Please look today.\n<@U1> & others',
      response_id: randomUUID(),
      task_id: null,
      scores: [{ metric: 'nps', score: 2, max: 10 }],
      requested_at: harness.medium.clock.now().toISOString(),
      ...more,
    };
    await harness.medium.publish(ChatRequested, payload, { tenantId });
    return act_id;
  }

  const settled = (actId: string) =>
    harness.medium.events.next(ChatSettled, ({ payload }) => payload.act_id === actId).then(({ payload }) => payload);

  it('get what a rule says, once, as text, and the rule learns that it is on its way', async () => {
    const tenantId = await workspace();
    const { id, path } = await chat(tenantId);
    const actId = await requested(tenantId, id);
    const [received] = await harness.requestsAt(path, 1);
    const body = JSON.parse(received!.body);
    expect(body.text).toBe('Unhappy &lt;!channel&gt;');
    const plain = body.blocks.filter((block: { text: { type: string } }) => block.text.type === 'plain_text');
    expect(plain.map((block: { text: { text: string } }) => block.text.text)).toEqual([
      'Unhappy <!channel>',
      'Please look today.',
      '<@U1> & others',
      'NPS 2/10',
    ]);
    expect(body.blocks.at(-1).text.text).toMatch(/^<http[^|]+\/app\/inbox\?answer=rsp_[0-9a-f]{32}\|Open the answer>$/);
    expect(received!.headers['webhook-signature']).toBeUndefined();
    expect(await settled(actId)).toMatchObject({ reason: null });
    await harness.medium.sql(`update messaging.committed_offset set next_offset = 0 where "group" = 'notifications'`);
    await requested(tenantId, id);
    await harness.requestsAt(path, 2);
    await harness.medium.drained();
    expect(harness.receiver.at(path)).toHaveLength(2);
  });

  it('are written to in the language of the workspace and the shape of the tool', async () => {
    const tenantId = await workspace('de');
    const teams = await chat(tenantId, { kind: 'teams' });
    const google = await chat(tenantId, { kind: 'google_chat' });
    for (const { id } of [teams, google])
      expect((await as(tenantId).post(`/v1/chat-targets/${id}/test`)).status).toBe(202);
    const [card] = await harness.requestsAt(teams.path, 1);
    const { content } = JSON.parse(card!.body).attachments[0];
    expect(content).toMatchObject({ type: 'AdaptiveCard', actions: [{ title: 'Einstellungen öffnen' }] });
    const [message] = await harness.requestsAt(google.path, 1);
    expect(JSON.parse(message!.body).cardsV2[0].card.sections[0].widgets[0].textParagraph.text).toBe(
      '<b>Test von Hearback</b>',
    );
    await eventually(async () => {
      const { body } = await as(tenantId).get(`/v1/chat-targets/${teams.id}`);
      expect(body).toMatchObject({ last_attempt: { outcome: 'delivered', status: 204 }, pending: 0 });
    });
  });

  it('of another workspace, deleted and disabled ones get nothing, and the rule learns it', async () => {
    const [tenantId, other] = [await workspace(), await workspace()];
    const foreign = await chat(other);
    expect(await settled(await requested(tenantId, foreign.id))).toMatchObject({ reason: 'no-chat-target' });
    const archived = await chat(tenantId);
    harness.receiver.reply(archived.path, repliesWith(410, {}, 'channel_is_archived'));
    await requested(tenantId, archived.id);
    await eventually(async () => {
      const { body } = await as(tenantId).get(`/v1/chat-targets/${archived.id}`);
      expect(body).toMatchObject({ status: 'disabled', disabled_reason: 'gone' });
    });
    expect(await settled(await requested(tenantId, archived.id))).toMatchObject({ reason: 'chat-target-disabled' });
    expect((await as(tenantId).post(`/v1/chat-targets/${archived.id}/test`)).status).toBe(409);
    expect((await as(tenantId).post(`/v1/chat-targets/${archived.id}/enable`)).body.status).toBe('active');
    expect((await as(other).get(`/v1/chat-targets/${archived.id}`)).status).toBe(404);
    expect((await as(other).delete(`/v1/chat-targets/${archived.id}`)).status).toBe(404);
    expect((await as(tenantId).delete(`/v1/chat-targets/${archived.id}`)).status).toBe(204);
    expect(await settled(await requested(tenantId, archived.id))).toMatchObject({ reason: 'no-chat-target' });
    expect(harness.receiver.at(foreign.path)).toEqual([]);
    // No event of the workspace goes to a chat, and a chat is no endpoint.
    await harness.submitted(other);
    await harness.medium.drained();
    expect(harness.receiver.at(foreign.path)).toEqual([]);
    expect((await as(other).get('/v1/webhook-endpoints')).body.data).toEqual([]);
  });

  it('never show their address, nor keep it readable', async () => {
    const tenantId = await workspace();
    const { id, address, path } = await chat(tenantId);
    const shown = await as(tenantId).get('/v1/chat-targets');
    expect(shown.body.data).toMatchObject([{ id, origin: new URL(address).origin }]);
    expect(shown.text).not.toContain(path);
    const rows = await harness.medium.sql('select * from notifications.webhook_endpoint where tenant_id = $1', [
      tenantId,
    ]);
    expect(JSON.stringify(rows)).not.toContain(path);
    const change = (body: object, tag = '"1"') =>
      as(tenantId).patch(`/v1/chat-targets/${id}`).set('if-match', tag).send(body);
    expect((await change({ address: 'https://10.0.0.1/x' })).body.errors).toMatchObject([
      { pointer: '/address', code: 'not-public' },
    ]);
    expect((await change({ name: 'Later' })).body).toMatchObject({ name: 'Later', revision: 2 });
    expect((await change({ name: 'Lost' })).status).toBe(412);
    await as(tenantId).post(`/v1/chat-targets/${id}/test`);
    await harness.requestsAt(path, 1);
  });

  it('get a summary of what happened since the last one, and none where nothing did', async () => {
    const tenantId = await workspace('en', 'UTC');
    const { path } = await chat(tenantId, { digest: 'daily' });
    const at = () => harness.medium.clock.now().toISOString();
    const task = () => ({ task_id: randomUUID(), title: 'Call Ada', assignee_id: null, response_id: null });
    const opened = { rule_id: null, rule_name: null, reason: null, comment: 'Broken' };
    const other = await workspace();
    for (const tenant of [tenantId, tenantId, other])
      await harness.medium.publish(
        TaskResolved,
        {
          ...task(),
          root_cause: 'price',
          outcome: 'lost',
          resolved_by: null,
          opened_at: at(),
          resolved_at: at(),
        },
        { tenantId: tenant },
      );
    await harness.medium.publish(TaskOpened, { ...task(), ...opened, opened_at: at(), due_at: at() }, { tenantId });
    await eventually(async () => {
      const rows = await harness.medium.sql('select from notifications.chat_digest_event where tenant_id = $1', [
        tenantId,
      ]);
      expect(rows).toHaveLength(3);
    });
    harness.medium.clock.advance(DAY);
    const [received] = await harness.requestsAt(path, 1);
    const texts = JSON.parse(received!.body).blocks.map((block: { text: { text: string } }) => block.text.text);
    expect(texts).toEqual(expect.arrayContaining(['Tasks opened: 1', 'Tasks resolved: 2', 'Promises kept: 0']));
    expect(received!.body).not.toMatch(/Ada|Broken/);
    harness.medium.clock.advance(DAY);
    await harness.medium.drained();
    expect(harness.receiver.at(path)).toHaveLength(1);
  });
});
