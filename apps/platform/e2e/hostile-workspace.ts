import { randomUUID } from 'node:crypto';
import { eventually } from '@hearback/testing';
import { apiClient } from '../../../tools/product/product.mjs';
import { HOSTILE_QUESTIONS, hostileTexts } from './hostile-survey.js';
import { endless, packed } from './hostile-packs.js';
import { signIn, type Workspace } from './product-under-test.js';

const NAMES = packed(200);
const LONG = packed(400);
/** Braces are the placeholders of surveys and rules, which reject unknown ones. */
const noPlaceholder = (text: string) => text.replaceAll('{{', '{ {');

/** Runs it for every element, some at a time. */
async function each<T>(elements: readonly T[], run: (element: T, index: number) => Promise<unknown>): Promise<void> {
  const entries = elements.entries();
  const worker = async () => {
    for (const [index, element] of entries) await run(element, index);
  };
  await Promise.all(Array.from({ length: 6 }, worker));
}

/** The pages below `/app` that show one of the hostile records. */
export interface HostilePages {
  readonly survey: string;
  readonly task: string;
  readonly customer: string;
  readonly rule: string;
  readonly import: string;
  readonly customerImport: string;
  readonly board: string;
}

/** Fills every field of the workspace that takes free text with hostile texts, through the API. */
export async function fillWithHostileTexts(workspace: Workspace): Promise<HostilePages> {
  const survey = await hostileSurveys(workspace);
  await hostileSettings(workspace);
  const customer = await hostileCustomers(workspace);
  await hostileAnswers(workspace, survey);
  const board = await hostileBoard(workspace);
  const rule = await hostileRules(workspace);
  const task = await hostileTasks(workspace);
  await hostileThread(workspace, task);
  const imported = await hostileImport(workspace, survey);
  const brought = await hostileCustomerImport(workspace);
  return {
    survey: `/surveys/${survey}`,
    task: `/tasks/${task}`,
    customer: `/customers/${encodeURIComponent(customer)}`,
    rule: `/rules/${rule}`,
    board: `/reports/boards/${board}`,
    import: `/imports/${imported}`,
    customerImport: `/imports/${brought}`,
  };
}

/** What there is one of only: each call gives it the next texts. */
export async function hostileNames(workspace: Workspace): Promise<() => Promise<void>> {
  const { call } = workspace;
  const session = await signIn(workspace.url, workspace);
  const name = endless(200);
  return async () => {
    const { revision } = await call('GET', '/v1/workspace');
    await call('PATCH', '/v1/workspace', { name: name() }, { 'if-match': `"${revision}"` });
    const contact = { name: name(), hours: name(), phone: null, email: null };
    await call('PUT', '/v1/workspace/brand', { name: name(), color: null, contact, privacy_url: null });
    const { data } = await call('GET', '/v1/members?limit=100');
    const others = (data as { id: string; role: string }[]).filter(({ role }) => role !== 'owner');
    await each(others, ({ id }) => call('PATCH', `/v1/members/${id}`, { name: name() }));
    await apiClient(workspace.url)('PATCH', '/v1/me', { name: name() }, session);
  };
}

async function hostileSurveys({ call }: Workspace): Promise<string> {
  const tag = endless(40);
  const definition = {
    default_language: 'en',
    languages: ['en', 'ar'],
    texts: { en: hostileTexts(...LONG.map(noPlaceholder)), ar: hostileTexts(...LONG.map(noPlaceholder).toReversed()) },
    questions: HOSTILE_QUESTIONS.map((question) => (question.kind === 'text' ? { ...question, max: 2000 } : question)),
    hidden_fields: [{ key: 'campaign', type: 'text' }],
  };
  const touchpoint = await call('POST', '/v1/touchpoints', { key: 'hostile', name: NAMES[0], stage: 'buy' });
  const survey = { name: NAMES[0], touchpoint_id: touchpoint.id, definition };
  const { id } = await call('POST', '/v1/surveys', survey);
  await each(NAMES, async (name, index) => {
    await call('POST', '/v1/touchpoints', { key: `hostile_${index}`, name, stage: 'buy' });
    await call('POST', '/v1/surveys', { ...survey, touchpoint_id: null, name, tags: [tag(), tag(), tag()] });
  });
  await call('POST', `/v1/surveys/${id}/publish`);
  const button_text = { en: endless(60)() };
  const targeting = [{ attribute: 'plan', is: 'equals', values: NAMES.slice(0, 50) }];
  const widget = { display: 'button', trigger: { kind: 'delay', seconds: 1 }, button_text, targeting };
  await call('PUT', `/v1/surveys/${id}/widget`, { enabled: true, ...widget });
  return id;
}

async function hostileSettings(workspace: Workspace): Promise<void> {
  const { call, password } = workspace;
  await each(NAMES, (name) => call('POST', '/v1/api-keys', { kind: 'secret', name, scopes: ['metrics:read'] }));
  // Few: a password takes long to be kept. Their names change from page to page.
  await each(NAMES.slice(0, 4), async (name, index) => {
    await call('POST', '/v1/members', { name, email: `m${index}@hostile.example`, password, role: 'agent' });
    await call('POST', '/v1/invitations', { name, email: `i${index}@hostile.example`, role: 'agent' });
  });
  const day = (index: number) => new Date(Date.now() - (index % 28) * 86_400_000).toISOString().slice(0, 10);
  const lines = packed(120).map((text) => text.replaceAll(/\s+/g, ' ').trim());
  await each(lines, (text, index) => call('POST', '/v1/annotations', { day: day(index), text }));
  const causes = packed(80).slice(0, 49);
  await call('PUT', '/v1/tasks/root-causes', {
    causes: causes.map((label, index) => ({ key: `cause_${index}`, label })),
  });
}

async function hostileCustomers({ call }: Workspace): Promise<string> {
  const value = endless(400);
  const put = (id: string, name: string, attributes: object) =>
    call('PUT', `/v1/customers/${encodeURIComponent(id)}`, {
      name,
      attributes,
      identities: [{ kind: 'other', value: id }],
    });
  await each(NAMES, (name, index) => put(NAMES.at(-1 - index)!, name, { plan: value() }));
  const all = Object.fromEntries(LONG.map((text, index) => [`a_${index}`, text]));
  await put(NAMES[0]!, NAMES[0]!, all);
  const occurred_at = new Date(Date.now() - 3_600_000).toISOString();
  const events = NAMES.map((id, index) => ({
    id,
    kind: 'order',
    external_id: NAMES[0]!,
    occurred_at,
    properties: { carrier: LONG[index % LONG.length]! },
  }));
  await call('POST', '/v1/events/batch', { events });
  return NAMES[0]!;
}

async function hostileAnswers(workspace: Workspace, surveyId: string): Promise<void> {
  const { call } = workspace;
  const text = endless(400);
  const customer = endless(200);
  const ids: string[] = [];
  await each([...LONG, ...LONG], async () => {
    const answers = { nps: 1, why: text(), long: text(), single: `other:${customer()}` };
    const body = {
      survey_id: surveyId,
      answers,
      hidden_fields: { campaign: text() },
      customer: { external_id: customer() },
    };
    ids.push((await eventually(() => call('POST', '/v1/responses', body))).id);
  });
  const tags = packed(40);
  const changes = ids.slice(0, 40).map((response_id, index) => ({
    response_id,
    add: [0, 1].map((step) => tags[(2 * index + step) % tags.length]!),
  }));
  await call('POST', '/v1/responses/tags', { changes });
  const reason = endless(400);
  await each(ids.slice(-10), (id) => call('PUT', `/v1/responses/${id}/exclusion`, { reason: reason() }));
  await hostileViews(workspace);
}

/** Only a session of a member may keep views. */
async function hostileViews(workspace: Workspace): Promise<void> {
  const { url } = workspace;
  const session = apiClient(url);
  const headers = await signIn(url, workspace);
  const q = endless(200);
  const tag = endless(40);
  await each(packed(80).slice(0, 40), (name) =>
    session('POST', '/v1/saved-views', { name, shared: true, filter: { q: q(), tag: tag() } }, headers),
  );
}

/** A dashboard whose name and tiles are called like that; it belongs to a member too. */
async function hostileBoard(workspace: Workspace): Promise<string> {
  const { url } = workspace;
  const headers = await signIn(url, workspace);
  const [name = '', ...titles] = packed(80).map((text) => text.replaceAll(/\s+/g, ' ').trim());
  const view = { report: 'metric', picture: 'score', search: { metric: 'nps' }, width: 1 };
  const tiles = titles.slice(0, 24).map((title) => ({ ...view, title }));
  const board = { name, visibility: 'workspace', tiles };
  const { id } = await apiClient(url)('POST', '/v1/boards', board, headers);
  return id;
}

async function hostileRules({ call }: Workspace): Promise<string> {
  const text = endless(400);
  const value = endless(200);
  let id = '';
  await each(NAMES.map(noPlaceholder), async (name) => {
    const action = { title: name, playbook: noPlaceholder(text()), due_in_minutes: 60 };
    const conditions = { all: [{ attribute: { key: 'plan', op: 'eq', value: value() } }] };
    const rule = { name, conditions, action: { ...action, assignment: { strategy: 'none' } } };
    ({ id } = await call('POST', '/v1/rules', rule));
  });
  return id;
}

async function hostileTasks({ call }: Workspace): Promise<string> {
  const text = endless(400);
  const ids: string[] = [];
  await each(NAMES, async (title) => ids.push((await call('POST', '/v1/tasks', { title, note: text() })).id));
  await each(LONG, (note) => call('POST', `/v1/tasks/${ids[0]}/notes`, { text: note }));
  await each(ids.slice(0, 8), (id, index) => {
    const root_cause_text = index % 2 === 0 ? { root_cause: 'other', root_cause_text: text().slice(0, 200) } : {};
    const cause = { root_cause: 'cause_1', ...root_cause_text };
    return call('POST', `/v1/tasks/${id}/resolve`, { ...cause, outcome: 'lost', done: text(), note: text() });
  });
  await call('POST', `/v1/tasks/${ids[0]}/reopen`, { reason: text() });
  return ids[0]!;
}

/** What a customer writes on the page of the task, and the saved replies of staff. */
async function hostileThread({ call }: Workspace, taskId: string): Promise<void> {
  const { url } = await call('POST', `/v1/tasks/${taskId}/status-link`, {});
  await each(LONG, async (text) => {
    const body = new URLSearchParams({ go: 'reply', form: randomUUID(), text });
    const reply = await fetch(url, { method: 'POST', body });
    if (!reply.ok) throw new Error(`the page of the customer rejected a reply: ${reply.status}`);
  });
  const texts = LONG.map((text) => text.replaceAll(/\{(?=[{%])/g, '{ '));
  const snippets = packed(80)
    .slice(0, 40)
    .map((name, n) => ({ name: `${n} ${name}`.slice(0, 80), text: texts[n % texts.length]! }));
  await call('PUT', '/v1/tasks/snippets', { snippets }, { 'if-match': '"0"' });
}

/** A file whose names of columns and rows are hostile; it waits to be confirmed. */
async function hostileImport({ call }: Workspace, surveyId: string): Promise<string> {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const column = endless(120);
  const headers = ['nps', ...Array.from({ length: 8 }, column)];
  const rows = LONG.map((text) => [text, ...headers.slice(1).map(() => text)]);
  const csv = [headers, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
  let id = '';
  await each(packed(255).slice(0, 40), async (name) => {
    const query = new URLSearchParams({ survey_id: surveyId, file_name: name }).toString();
    ({ id } = await call('POST', `/v1/imports?${query}`, csv, { 'content-type': 'text/csv' }));
  });
  return id;
}

/** The same with customers. */
async function hostileCustomerImport({ call }: Workspace): Promise<string> {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const column = endless(120);
  const headers = ['external_id', ...Array.from({ length: 8 }, column)];
  const rows = LONG.map((text) => headers.map(() => text));
  const csv = [headers, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
  const [name = ''] = packed(255);
  const query = new URLSearchParams({ file_name: name }).toString();
  const { id } = await call('POST', `/v1/customer-imports?${query}`, csv, { 'content-type': 'text/csv' });
  return id;
}
