import { createHash } from 'node:crypto';
import { signIn, type ProductUnderTest, type Workspace } from './product-under-test.js';
import { surveys } from '../../../tools/demo/surveys.mjs';

/** One operation of the OpenAPI document. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly id: string;
  readonly parameters: readonly Parameter[];
  readonly hasJsonBody: boolean;
  /** Whether a credential is needed. */
  readonly guarded: boolean;
}

/** A parameter of a route, as the document has it. */
export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: { readonly example?: unknown };
}

interface Document {
  readonly paths: Record<
    string,
    Record<
      string,
      {
        operationId: string;
        parameters?: Parameter[];
        requestBody?: { content?: object };
        security?: object[];
      }
    >
  >;
  readonly security?: object[];
}

/** All operations that the running product documents; a test compares the document with the router. */
export async function operationsOf(url: string): Promise<readonly Operation[]> {
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as Document;
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      id: operation.operationId,
      parameters: operation.parameters ?? [],
      hasJsonBody: operation.requestBody?.content !== undefined && 'application/json' in operation.requestBody.content,
      guarded: (operation.security ?? document.security ?? []).length > 0,
    })),
  );
}

/** Ids of one resource of each kind, by path segment (`surveys`) or parameter name (`survey_id`). */
export interface SampleIds {
  readonly [name: string]: string;
}

/** Creates one resource of each kind in the workspace. */
export async function createSamples(workspace: Workspace): Promise<SampleIds> {
  const { call } = workspace;
  const touchpoint = await call('POST', '/v1/touchpoints', { key: 'delivery', name: 'Delivery', stage: 'receive' });
  const draft = await call('POST', '/v1/surveys', { ...surveys['delivery'], touchpoint_id: touchpoint.id });
  const survey = await call('POST', `/v1/surveys/${draft.id}/publish`);
  const rule = await call('POST', '/v1/rules', {
    name: 'Unhappy',
    conditions: { all: [{ score: { question: 'recommend', op: 'lte', value: 6 } }] },
    action: {
      title: 'Call',
      playbook: 'Call.',
      due_in_minutes: 60,
      assignment: { strategy: 'fixed', staff_ids: [workspace.staffId] },
    },
  });
  const calendar = await call('POST', '/v1/calendars', {
    name: 'Shop',
    is_default: true,
    time_zone: null,
    team_ids: [],
    week: Array.from({ length: 7 }, () => ({ open: [{ from: '09:00', to: '17:00' }] })),
    special_days: [],
  });
  const identities = [{ kind: 'email', value: 'c-1@example.org' }];
  await call('PUT', '/v1/customers/C-1', { attributes: { tier: 'gold' }, identities });
  await call('PUT', '/v1/customers/C-2', { name: 'Ada Example' });
  const merge = await call('POST', '/v1/customers/C-1/merges', { external_id: 'C-2' });
  const segment = await call('POST', '/v1/segments', {
    name: 'Gold',
    conditions: { attribute: { key: 'tier', op: 'eq', value: 'gold' } },
  });
  const list = await call('POST', '/v1/customer-lists?name=Fair', 'external_id\nC-1\n', { 'content-type': 'text/csv' });
  const key = await call('POST', '/v1/api-keys', { kind: 'secret', name: 'second', scopes: ['surveys:read'] });
  // Needs an owner who has confirmed the address.
  await call('PUT', '/v1/customers/C-9', { name: 'Gone' });
  const erased = await call('POST', '/v1/customers/C-9/erasure');
  const invitation = await call('POST', '/v1/invitations', { email: 'lena@example.org', role: 'agent' }).catch(() => ({
    id: 'none',
  }));
  const hook = await call('POST', '/v1/webhook-endpoints', { url: 'https://crm.lumenlamps.example/hearback' });
  const address = 'https://hooks.slack.com/services/T0/B0/x';
  const chat = await call('POST', '/v1/chat-targets', { kind: 'slack', name: '#service', address });
  const hooked = await call('POST', `/v1/webhook-endpoints/${hook.id}/test`, {});
  // There is no such host; attempts would change rows while nobody does anything.
  await call('POST', `/v1/webhook-endpoints/${hook.id}/pause`);
  const team = await call('POST', '/v1/teams', { name: 'Returns' });
  const imported = await call('POST', '/v1/imports', {
    survey_id: survey.id,
    mapping: { columns: { score: { to: 'answer', key: 'recommend' } } },
  });
  const brought = await call('POST', '/v1/customer-imports', 'external_id,email\nC-7,nobody\nC-1,\n', {
    'content-type': 'text/csv',
  });
  await call('POST', `/v1/customer-imports/${brought.id}/start`, {});
  const { data: links } = await waitFor(() =>
    call('POST', `/v1/surveys/${survey.id}/personal-links`, { customers: [{ external_id: 'C-1' }] }),
  );
  const response = await waitFor(() =>
    call('POST', '/v1/responses', {
      survey_id: survey.id,
      answers: { recommend: 1, why: 'late' },
      customer: { external_id: 'C-1' },
    }),
  );
  const task = await waitFor(async () => {
    const [found] = (await call('GET', '/v1/tasks')).data;
    if (found === undefined) throw new Error('no task yet');
    return found;
  });
  const promise = await call('POST', `/v1/tasks/${task.id}/promises`, {
    what: 'A new lamp',
    due_at: new Date(Date.now() + 7 * 86_400_000).toISOString(),
    owner_id: workspace.staffId,
  });
  const work = await workOn(call, task.id, rule.id);
  const notification = await waitFor(async () => {
    const [found] = (await call('GET', '/v1/notifications')).data;
    if (found === undefined) throw new Error('no notification yet');
    return found;
  });
  const plan = await call('POST', '/v1/plans', { kind: 'campaign', name: 'Spring', survey_id: survey.id });
  const asked = await waitFor(() => call('POST', '/v1/survey-invitations', { survey_id: survey.id, customer: 'C-1' }));
  const anonymous = await anonymousReport(call);
  const annotation = await call('POST', '/v1/annotations', { day: '2026-03-02', text: 'New courier' });
  const goal = await call('POST', '/v1/goals', { figure: 'csat', target: 85, by: '2027-12-31' });
  const scenario = await call('POST', '/v1/scenarios', {
    name: 'Chatbot',
    currency: 'EUR',
    starts_in: '2026-01',
    lines: [],
  });
  const topic = await call('POST', '/v1/topics', { name: 'Delivery', terms: [{ text: 'late' }] });
  const report = await call('POST', '/v1/report-schedules', {
    name: 'Weekly',
    every: 'week',
    day: 4,
    hour: 8,
    language: 'en',
    parts: ['scores'],
  });
  const shared = await call('POST', '/v1/share-links', {
    name: 'Review',
    language: 'en',
    view: { period: 'week', parts: ['scores'] },
  });
  await waitFor(() => call('PUT', `/v1/report-recipients/${report.id}`, { members: [workspace.staffId], others: [] }));
  await call('POST', '/v1/responses/tags', { changes: [{ response_id: response.id, add: ['Late parcel'] }] });
  const [tag] = (await call('GET', '/v1/tags')).data;
  const suppressed = await call('POST', '/v1/suppressed-addresses', { address: 'gone@example.org' });
  await call('PUT', '/v1/sender', { name: 'Botanic', address: 'hello@botanic.example' });
  await call('POST', '/v1/mail-webhook/secret');
  await call('POST', '/v1/inbound-mail/secret');
  const preview = await waitFor(() => call('POST', '/v1/mail-previews', { survey_id: survey.id }));
  const snippets = [{ name: 'Sorry', text: 'We are sorry.' }];
  await call('PUT', '/v1/tasks/snippets', { snippets }, { 'if-match': '"0"' });
  const own = await ownSamples(workspace, task.id);
  const exported = await call('POST', '/v1/workspace/exports');
  const { id: workspaceId } = await call('GET', '/v1/workspace');
  const rebuild = await call('POST', '/v1/metrics/rebuild').catch(() => ({ id: 'none' }));
  return {
    surveys: survey.id,
    touchpoints: touchpoint.id,
    rules: rule.id,
    calendars: calendar.id,
    customers: 'C-1',
    'customer-merges': merge.id,
    erasures: erased.id,
    segments: segment.id,
    'customer-lists': list.id,
    list_id: list.id,
    segment_id: segment.id,
    other_segment_id: segment.id,
    'api-keys': key.id,
    invitations: invitation.id,
    teams: team.id,
    workspaces: workspaceId,
    imports: imported.id,
    'customer-imports': brought.id,
    'personal-links': links[0].id,
    responses: response.id,
    tasks: task.id,
    promises: promise.id,
    notifications: notification.id,
    'suppressed-addresses': suppressed.id,
    'mail-previews': preview.id,
    'chat-targets': chat.id,
    'webhook-endpoints': hook.id,
    'webhook-deliveries': hooked.id,
    'mail-events': workspaceId,
    'inbound-mail': workspaceId,
    members: workspace.staffId,
    ...own,
    ...work,
    tags: tag.id,
    annotations: annotation.id,
    topics: topic.id,
    topic_id: topic.id,
    sentiments: response.id,
    goals: goal.id,
    goal_id: goal.id,
    scenarios: scenario.id,
    scenario_id: scenario.id,
    'report-schedules': report.id,
    'report-recipients': report.id,
    report_schedule_id: report.id,
    'share-links': shared.id,
    'anonymous-reports': anonymous.id,
    'anonymous-survey': anonymous.survey_id,
    'survey-invitations': asked.id,
    exports: exported.id,
    plans: plan.id,
    plan_id: plan.id,
    rebuilds: rebuild.id,
    links: survey.link_code,
    touchpoint_id: touchpoint.id,
    survey_id: survey.id,
    rule_id: rule.id,
    assignee_id: workspace.staffId,
    response_id: response.id,
    task_id: task.id,
    tag: 'Late parcel',
    customer: 'C-1',
  };
}

/** The report of a month that is over, of a survey that five people answered. */
async function anonymousReport(call: Workspace['call']): Promise<{ readonly id: string; readonly survey_id: string }> {
  const questions = [
    { key: 'recommend', kind: 'nps' },
    { key: 'team', kind: 'single', choices: [{ key: 'all' }] },
  ];
  const titles = { 'questions.recommend.title': 'A good place to work?', 'questions.team.title': 'Where?' };
  const texts = { en: { ...titles, 'questions.team.choices.all': 'Everywhere' } };
  const anonymous = { period: 'month', audience: 'employees' };
  const definition = { default_language: 'en', languages: ['en'], texts, questions, anonymous };
  const survey = await call('POST', '/v1/surveys', { name: 'Pulse', definition });
  await call('POST', `/v1/surveys/${survey.id}/publish`);
  const answer = { survey_id: survey.id, answers: { recommend: 9, team: 'all' }, submitted_at: '2026-02-10T12:00:00Z' };
  await waitFor(() => call('POST', '/v1/responses', answer));
  await Promise.all(Array.from({ length: 4 }, () => call('POST', '/v1/responses', answer)));
  return waitFor(async () => {
    const [found] = (await call('GET', '/v1/anonymous-reports')).data;
    if (found === undefined) throw new Error('no report yet');
    return found;
  });
}

/** A step, minutes and goodwill of a task. */
async function workOn(call: Workspace['call'], taskId: string, ruleId: string): Promise<SampleIds> {
  const none = { owner: null, admin: null, editor: null, agent: null };
  await call('PUT', '/v1/work-settings', {
    currency: 'EUR',
    hourly_cost_minor: 3000,
    hourly_cost_by_role: none,
    goodwill_limits: none,
    goodwill_budget_minor: null,
  });
  const { playbooks } = await call('PUT', '/v1/playbooks', {
    playbooks: [{ name: 'Unhappy', rule_ids: [ruleId], root_causes: [], steps: [{ text: 'Apologise.' }] }],
  });
  const { data } = await call('GET', '/v1/members');
  const minutes = await call('POST', `/v1/tasks/${taskId}/minutes`, { minutes: 5, member_id: data[0].id });
  const given = await call('POST', `/v1/tasks/${taskId}/goodwill`, { amount_minor: 500, kind: 'voucher' });
  return { step_id: playbooks[0].steps[0].id, entry_id: minutes.id, goodwill_id: given.id };
}

/** Everybody in the workspace sees it. */
const BOARD = {
  name: 'Monday meeting',
  visibility: 'workspace',
  tiles: [{ report: 'metric', picture: 'score', search: { metric: 'nps' }, width: 1 }],
};

const boardIds = (id: string): SampleIds => ({ boards: id, board_id: id });

/** What only a signed-in member has: a session, a saved view, a dashboard, and a message to a customer who was unhappy. */
async function ownSamples(workspace: Workspace, taskId: string): Promise<SampleIds> {
  const { url } = workspace;
  const headers = { ...(await signIn(url, workspace)), 'content-type': 'application/json' };
  const sessions = await fetch(`${url}/v1/me/sessions`, { headers });
  const body = JSON.stringify({ name: 'Unhappy', shared: true, filter: { level: 'low' } });
  const view = await fetch(`${url}/v1/saved-views`, { method: 'POST', headers, body });
  if (view.status !== 201) throw new Error(`no saved view: ${view.status} ${await view.text()}`);
  const board = await fetch(`${url}/v1/boards`, { method: 'POST', headers, body: JSON.stringify(BOARD) });
  if (board.status !== 201) throw new Error(`no dashboard: ${board.status} ${await board.text()}`);
  const text = JSON.stringify({ domain: `${workspace.staffId.slice(-12)}.example` });
  const domain = await fetch(`${url}/v1/single-sign-on/domains`, { method: 'POST', headers, body: text });
  if (domain.status !== 201) throw new Error(`no domain: ${domain.status} ${await domain.text()}`);
  const message = await waitFor(async () => {
    const text = JSON.stringify({ text: 'Sorry.' });
    const reply = await fetch(`${url}/v1/tasks/${taskId}/messages`, { method: 'POST', headers, body: text });
    if (reply.status !== 201) throw new Error(`no message: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as { id: string };
  });
  // It is cancelled, so that it does not leave while a test looks for effects of its own.
  await fetch(`${url}/v1/tasks/${taskId}/messages/${message.id}`, { method: 'DELETE', headers });
  const { data } = (await sessions.json()) as { data: readonly { id: string }[] };
  return {
    domains: ((await domain.json()) as { id: string }).id,
    // Needs an identity provider; the id of another kind is as unknown.
    'join-requests': `jrq_${data[0]!.id.slice(4)}`,
    sessions: data[0]!.id,
    'saved-views': ((await view.json()) as { id: string }).id,
    ...boardIds(((await board.json()) as { id: string }).id),
    messages: message.id,
  };
}

async function waitFor<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** A digest per table of one tenant's rows, over all schemas. It changes if and only if a row of that tenant changes. */
export async function tenantDigest(product: ProductUnderTest, tenantId: string): Promise<Record<string, string>> {
  const tables = await product.database.sql<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
      where column_name = 'tenant_id' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const rows = await product.database.sql<{ row: string }>(
      `select t::text as row from ${name} t where tenant_id = $1 and ${lasting(name)} order by 1`,
      [tenantId],
    );
    digests[name] = createHash('sha256')
      .update(rows.map(({ row }) => row).join('\n'))
      .digest('hex');
  }
  return digests;
}

/** Number of rows of every table that has a tenant. */
export async function rowCounts(product: ProductUnderTest): Promise<Record<string, number>> {
  const tables = await product.database.sql<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
      where column_name = 'tenant_id' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables)
    counts[name] = Number(
      (await product.database.sql<{ n: string }>(`select count(*) as n from ${name} t where ${lasting(name)}`))[0]!.n,
    );
  return counts;
}

/** Jobs with which a service works up what came before, at a time of its own, are no effect of a request. */
function lasting(table: string): string {
  return table === 'jobs.job' ? `queue not in ('analytics.prepare-report', 'analytics.train-sentiment')` : 'true';
}
