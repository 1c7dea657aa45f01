import { setTimeout as wait } from 'node:timers/promises';
import { surveys } from '../demo/surveys.mjs';

/**
 * Creates a resource of each kind through the API; returns their ids by path segment and by prefix. With `session`, the calls of a
 * signed-in owner who has confirmed the address, also what keys cannot create.
 */
export async function createSamples(call, staffId, session) {
  const touchpoint = await call('POST', '/v1/touchpoints', { key: 'delivery', name: 'Delivery', stage: 'receive' });
  const draft = await call('POST', '/v1/surveys', { ...surveys.delivery, touchpoint_id: touchpoint.id });
  const survey = await call('POST', `/v1/surveys/${draft.id}/publish`);
  const second = await call('POST', '/v1/surveys', { ...surveys.delivery, touchpoint_id: null });
  const rule = await call('POST', '/v1/rules', {
    name: 'Unhappy',
    conditions: { score: { metric: 'nps', op: 'lte', value: 6 } },
    action: { title: 'Call', due_in_minutes: 60, assignment: { strategy: 'fixed', staff_ids: [staffId] } },
  });
  await call('PUT', '/v1/customers/C-1', { attributes: { tier: 'gold' } });
  const key = await call('POST', '/v1/api-keys', { kind: 'secret', name: 'second', scopes: ['surveys:read'] });
  const columns = { score: { to: 'answer', key: 'recommend' } };
  const imported = await call('POST', '/v1/imports', { survey_id: survey.id, mapping: { columns } });
  const answer = { survey_id: survey.id, answers: { recommend: 1, why: 'late' }, customer: { external_id: 'C-1' } };
  const response = await until(() => call('POST', '/v1/responses', answer));
  const task = await until(async () => (await call('GET', '/v1/tasks')).data[0]);
  const notification = await until(async () => (await call('GET', '/v1/notifications')).data[0]);
  const annotation = await call('POST', '/v1/annotations', { day: '2026-03-02', text: 'New courier' });
  const goal = await call('POST', '/v1/goals', { figure: 'csat', target: 85, by: '2027-12-31' });
  const scenario = await call('POST', '/v1/scenarios', { name: 'Chatbot', currency: 'EUR', starts_in: '2026-01' });
  const topic = await call('POST', '/v1/topics', { name: 'Delivery', terms: [{ text: 'late' }] });
  const report = await call('POST', '/v1/report-schedules', {
    name: 'Weekly',
    every: 'week',
    day: 4,
    hour: 8,
    language: 'en',
    parts: ['scores'],
  });
  await call('POST', '/v1/responses/tags', { changes: [{ response_id: response.id, add: ['Late parcel'] }] });
  const [tag] = (await call('GET', '/v1/tags')).data;
  const own = await ownSamples(session);
  return {
    srv: [survey.id, second.id],
    tpt: [touchpoint.id],
    rul: [rule.id],
    key: [key.id],
    imp: [imported.id],
    rsp: [response.id],
    tsk: [task.id],
    stf: [staffId],
    surveys: [survey.id, second.id],
    'published-surveys': [survey.id],
    touchpoints: [touchpoint.id],
    rules: [rule.id],
    customers: ['C-1', 'C-2'],
    'api-keys': [key.id],
    imports: [imported.id],
    responses: [response.id],
    tasks: [task.id],
    notifications: [notification.id],
    annotations: [annotation.id],
    top: [topic.id],
    topics: [topic.id],
    sentiments: [response.id],
    gol: [goal.id],
    goals: [goal.id],
    scn: [scenario.id],
    scenarios: [scenario.id],
    'report-schedules': [report.id],
    'report-recipients': [report.id],
    tags: [tag.id],
    ...own,
    members: [staffId],
    links: [survey.link_code],
    s: [survey.link_code],
    versions: ['1'],
  };
}

/** A saved view belongs to a member, and only a member invites. */
async function ownSamples(session) {
  if (session === undefined) return {};
  const view = await session('POST', '/v1/saved-views', { name: 'Unhappy', shared: true, filter: { level: 'low' } });
  const board = await session('POST', '/v1/boards', { name: 'Monday meeting', visibility: 'workspace' });
  const invitation = await session('POST', '/v1/invitations', { email: 'lena@example.org', role: 'agent' });
  return {
    viw: [view.id],
    inv: [invitation.id],
    brd: [board.id],
    'saved-views': [view.id],
    invitations: [invitation.id],
    boards: [board.id],
  };
}

async function until(attempt) {
  for (let tries = 0; ; tries += 1) {
    const found = await attempt().catch((error) => {
      if (tries === 100) throw error;
    });
    if (found !== undefined) return found;
    if (tries === 100) throw new Error('the sample did not appear');
    await wait(100);
  }
}
