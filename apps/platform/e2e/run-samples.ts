import { randomUUID } from 'node:crypto';
import { confirmAddress } from '../../../tools/product/confirm-address.mjs';
import { apiClient } from '../../../tools/product/product.mjs';
import { sessionCookieOf } from './product-under-test.js';

/** The parts of the document that the samples need. */
export interface ApiDocument {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          { readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: unknown }>> } }
        >
      >
    >
  >;
}

/** The reply to a sample. */
export interface SampleReply {
  /** Method and path. */
  readonly sample: string;
  readonly status: number;
  readonly text: string;
}

/** The order in which a new user would send the samples; those that are not listed come last. */
const ORDER = [
  'POST /v1/workspaces',
  'POST /v1/sessions',
  'PATCH /v1/workspace',
  'POST /v1/api-keys',
  'POST /v1/members',
  'PATCH /v1/members/{member_id}',
  'POST /v1/invitations',
  'POST /v1/invitations/lookup',
  'POST /v1/invitations/accept',
  'POST /v1/touchpoints',
  'PATCH /v1/touchpoints/{touchpoint_id}',
  'POST /v1/surveys',
  'PATCH /v1/surveys/{survey_id}',
  'POST /v1/surveys/lint',
  'PUT /v1/customers/{external_id}',
  'POST /v1/events/batch',
  'POST /v1/segments',
  'PATCH /v1/segments/{segment_id}',
  'POST /v1/segments/preview',
  'POST /v1/calendars',
  'PUT /v1/calendars/{id}',
  'POST /v1/rules',
  'PATCH /v1/rules/{id}',
  'PUT /v1/rules/order',
  'POST /v1/rules/dry-run',
  'POST /v1/responses',
  'POST /v1/links/{code}/responses',
  'PUT /v1/responses/{id}/exclusion',
  'POST /v1/responses/tags',
  'POST /v1/responses/exclusions',
  'POST /v1/saved-views',
  'PATCH /v1/saved-views/{id}',
  'PUT /v1/links/{code}/responses/{submission_id}',
  'PUT /v1/published-surveys/{survey_id}/responses/{submission_id}',
  'POST /v1/surveys/{survey_id}/personal-links',
  'PUT /v1/personal-links/{token}/responses/{submission_id}',
  'POST /v1/imports',
  'POST /v1/imports/{id}/proposal',
  'POST /v1/imports/{id}/start',
  'POST /v1/customer-imports/{id}/proposal',
  'POST /v1/customer-imports/{id}/start',
  'PUT /v1/work-settings',
  'PUT /v1/playbooks',
  'PATCH /v1/tasks/{id}',
  'PUT /v1/tasks/{id}/suspected-cause',
  'PUT /v1/tasks/{id}/steps/{step_id}',
  'POST /v1/tasks/{id}/notes',
  'POST /v1/tasks/{id}/promises',
  'POST /v1/promises/{id}/move',
  'POST /v1/promises/{id}/withdraw',
  'POST /v1/tasks/{id}/resolve',
  'POST /v1/tasks/{id}/reopen',
  'POST /v1/survey-invitations',
  'POST /v1/chat-targets',
  'POST /v1/webhook-endpoints',
  'POST /v1/webhook-endpoints/{webhook_endpoint_id}/test',
  'POST /v1/plans',
  'PATCH /v1/plans/{plan_id}',
  'POST /v1/topics',
  'PATCH /v1/topics/{topic_id}',
  'POST /v1/goals',
  'PATCH /v1/goals/{goal_id}',
  'POST /v1/scenarios',
  'PATCH /v1/scenarios/{scenario_id}',
  'POST /v1/report-schedules',
  'PATCH /v1/report-schedules/{report_schedule_id}',
  'POST /v1/share-links',
  'POST /v1/boards',
  'PATCH /v1/boards/{board_id}',
];

/** Samples that need a code of an app, a token from a mail or an operator, which no document can have, with the status that says so. */
export const PROOF_NEEDED: ReadonlyMap<string, number> = new Map([
  ['POST /v1/sessions/second-step', 401],
  ['POST /v1/sessions/local', 404],
  ['POST /r/{token}/gesture', 404],
  // The response of the samples has no comment.
  ['PUT /v1/sentiments/{response_id}', 404],
  // Only a person may write first to a customer who was unhappy, and a sample is sent by a key.
  ['POST /v1/tasks/{id}/messages', 409],
  // Reports are mailed to members who are signed in, and the sample names nobody of this workspace.
  ['POST /v1/report-schedules/{report_schedule_id}/send', 409],
  ['PUT /v1/report-recipients/{report_schedule_id}', 422],
  ['PUT /v1/presence', 403],
  ['PUT /v1/tasks/{id}/draft', 403],
  ['POST /v1/mail-events/{workspace_id}', 401],
  ['POST /v1/inbound-mail/{workspace_id}', 401],
  // The installation of the test receives no mail.
  ['PUT /v1/inbound-mail', 409],
  ['PUT /v1/operator/workspaces/{workspace_id}/suspension', 403],
  ['PUT /v1/operator/workspaces/{workspace_id}/limits', 403],
  ['POST /v1/me/second-factor/confirm', 403],
  ['POST /v1/me/second-factor/recovery-codes', 409],
  ['POST /v1/me/second-factor/removal', 409],
  ['POST /v1/password-resets/redeem', 404],
  ['POST /v1/email-changes/redeem', 404],
  ['POST /v1/email-changes/undo', 404],
  ['POST /v1/workspace/ownership-transfer', 422],
  ['POST /v1/workspace/ownership-transfer/acceptance', 404],
  // Owners connect an identity provider, signed in; there is none that a document could name.
  ['PUT /v1/single-sign-on', 403],
  ['PATCH /v1/single-sign-on', 404],
  ['POST /v1/single-sign-on/attempts', 404],
  ['POST /v1/single-sign-on/callbacks', 401],
  ['POST /v1/single-sign-on/domains', 403],
  ['PATCH /v1/single-sign-on/domains/{domain_id}', 404],
  ['POST /v1/single-sign-on/join-requests/{join_request_id}/acceptance', 404],
]);

/** Samples that replace what was read before, other than those of `PATCH`. */
const TAGGED = [
  'PUT /v1/attention-rules',
  'PUT /v1/tasks/snippets',
  'PUT /v1/tasks/{id}/draft',
  'PUT /v1/customers/{external_id}/preferences',
];

/** What changes the credential of the samples. */
const LAST = ['POST /v1/members/me/password', 'POST /v1/me/workspaces', 'POST /v1/sessions/current/workspace'];

const PLACEHOLDER = /\b([a-z]{3})_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c\b/g;

/** The example of a body of this media type. */
function exampleOf(document: ApiDocument, sample: string, mediaType = 'application/json'): unknown {
  const [method = '', path = ''] = sample.split(' ');
  return document.paths[path]?.[method.toLowerCase()]?.requestBody?.content[mediaType]?.example;
}

/** Method and path of all operations that have a sample. */
export function samplesOf(document: ApiDocument): readonly string[] {
  return Object.entries(document.paths)
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
    .filter((sample) => exampleOf(document, sample) !== undefined);
}

/** Sends every sample as it is, except that ids of the documentation are replaced by those that earlier replies returned. */
export async function runSamples(url: string, document: ApiDocument): Promise<readonly SampleReply[]> {
  const replies: SampleReply[] = [];
  const ids = new Map<string, string>([
    ['external_id', 'C-1042'],
    ['submission_id', randomUUID()],
  ]);
  let headers: Record<string, string> = {};
  let cookie = '';
  const others = samplesOf(document).filter((sample) => !ORDER.includes(sample) && !LAST.includes(sample));
  for (const sample of [...ORDER, ...others, ...LAST]) {
    if (sample === 'PATCH /v1/tasks/{id}') await openTask(url, headers['authorization']!.slice('Bearer '.length), ids);
    if (sample === 'POST /v1/imports/{id}/proposal') await proposeImport(url, document, headers, ids);
    if (sample === 'POST /v1/customer-imports/{id}/proposal') await proposeCustomers(url, document, headers, ids);
    if (sample === 'POST /v1/invitations') await confirmOwner(url, document);
    // The other customer of the samples that are about two.
    if (sample === 'POST /v1/customer-quality/distinctions')
      await fetch(`${url}/v1/customers/C-1043`, {
        method: 'PUT',
        headers: { ...headers, 'content-type': 'application/json' },
        body: '{}',
      });
    const [method = '', path = ''] = sample.split(' ');
    const example = exampleOf(document, sample) as object;
    const mailed = path.startsWith('/v1/invitations/') ? { token: await invitationToken(url, document) } : {};
    const body = JSON.stringify({ ...example, ...mailed }).replaceAll(
      PLACEHOLDER,
      (whole, prefix: string) => ids.get(prefix) ?? whole,
    );
    const target = url + path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => idFor(path, name, ids));
    const isOwn =
      /^\/v1\/(members\/me|me|saved-views|boards|sessions\/current|workspace\/(ownership-transfer|deletion))(\/|$)/.test(
        path,
      );
    const isTagged = method === 'PATCH' || TAGGED.includes(sample);
    const own = { cookie, 'sec-fetch-site': 'same-origin' };
    const tag = isTagged ? await tagOf(target, isOwn ? own : headers) : undefined;
    const reply = await fetch(target, {
      method,
      body,
      headers: {
        'content-type': 'application/json',
        ...(isOwn ? own : headers),
        ...(tag === undefined ? {} : { 'if-match': tag }),
      },
    });
    const text = await reply.text();
    replies.push({ sample, status: reply.status, text });
    if (!reply.ok) continue;
    // A new password opens a new session. That of the person who was invited is not the owner's.
    if (!path.startsWith('/v1/invitations/')) cookie = sessionCookieOf(reply) ?? cookie;
    if (reply.headers.get('content-type')?.includes('json') !== true) continue;
    const created = JSON.parse(text) as Created;
    if (created.secret_key !== undefined) headers = { authorization: `Bearer ${created.secret_key}` };
    await remember(created, url, headers, ids);
  }
  return replies;
}

/** Confirms the address of the owner who signed up with the sample. */
function confirmOwner(url: string, document: ApiDocument): Promise<void> {
  const { owner } = exampleOf(document, 'POST /v1/workspaces') as { owner: { email: string; password: string } };
  return confirmAddress(url, owner);
}

/** The token in the mail that the sample of an invitation caused. */
async function invitationToken(url: string, document: ApiDocument): Promise<string> {
  const { email } = exampleOf(document, 'POST /v1/invitations') as { email: string };
  for (let tries = 0; ; tries += 1) {
    const inbox = await fetch(`${url}/inbox/messages?to=${encodeURIComponent(email)}`);
    const { data } = (await inbox.json()) as { data: readonly { text: string }[] };
    const token = data.map(({ text }) => /\/app\/join\/([\w-]{43})/.exec(text)?.[1]).find(Boolean);
    if (token !== undefined) return token;
    if (tries === 100) throw new Error(`no invitation to ${email} arrived in the inbox`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What replies say about what was created. */
interface Created {
  readonly id?: string;
  readonly link_code?: string;
  readonly secret_key?: string;
  /** The first of several. */
  readonly data?: readonly { readonly url?: string }[];
  /** Playbooks that were saved. */
  readonly playbooks?: readonly { readonly steps: readonly { readonly id: string }[] }[];
}

/** Publishes a new survey, so that it can be answered, and notes the ids. */
async function remember(
  created: Created,
  url: string,
  headers: Record<string, string>,
  ids: Map<string, string>,
): Promise<void> {
  const { id, data, link_code: code, playbooks } = created;
  const [step] = playbooks?.[0]?.steps ?? [];
  if (step !== undefined) ids.set('step_id', step.id);
  const link = data?.[0]?.url;
  if (link !== undefined) {
    ids.set('token', link.slice(link.lastIndexOf('/') + 1));
    ids.set('submission_id', randomUUID());
  }
  if (id !== undefined) ids.set(id.slice(0, 3), id);
  if (id?.startsWith('srv_') !== true) return;
  await fetch(`${url}/v1/surveys/${id}/publish`, { method: 'POST', headers });
  ids.set('code', code!);
}

const PREFIXES: Readonly<Record<string, string>> = {
  surveys: 'srv',
  'published-surveys': 'srv',
  touchpoints: 'tpt',
  rules: 'rul',
  calendars: 'cal',
  responses: 'rsp',
  'saved-views': 'viw',
  imports: 'imp',
  'customer-imports': 'cim',
  tasks: 'tsk',
  promises: 'prm',
  members: 'stf',
  annotations: 'ann',
  goals: 'gol',
  scenarios: 'scn',
  topics: 'top',
  sentiments: 'rsp',
  'report-schedules': 'rsc',
  'report-recipients': 'rsc',
  'share-links': 'rsh',
  boards: 'brd',
  'anonymous-reports': 'anr',
  plans: 'pln',
  'survey-invitations': 'svi',
  teams: 'tem',
  segments: 'seg',
  'customer-lists': 'lst',
  'customer-merges': 'mrg',
  'chat-targets': 'cht',
  'webhook-endpoints': 'whe',
  'webhook-deliveries': 'whd',
  operator: 'wsp',
};

function idFor(path: string, name: string, ids: ReadonlyMap<string, string>): string {
  return ids.get(name) ?? ids.get(PREFIXES[path.split('/')[2] ?? ''] ?? '') ?? name;
}

async function tagOf(target: string, headers: Record<string, string>): Promise<string | undefined> {
  const reply = await fetch(target, { headers });
  await reply.arrayBuffer();
  return reply.headers.get('etag') ?? undefined;
}

/** Sends the sample of a file, whose reading the next samples confirm. */
async function proposeImport(
  url: string,
  document: ApiDocument,
  headers: Record<string, string>,
  ids: Map<string, string>,
): Promise<void> {
  const reply = await fetch(`${url}/v1/imports?survey_id=${ids.get('srv')}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'text/csv; charset=windows-1252' },
    body: exampleOf(document, 'POST /v1/imports', 'text/csv') as string,
  });
  if (reply.status !== 202) throw new Error(`the sample of a file: ${reply.status} ${await reply.text()}`);
  ids.set('imp', ((await reply.json()) as { id: string }).id);
}

/** Sends the sample of a file with customers, whose reading the next samples confirm. */
async function proposeCustomers(
  url: string,
  document: ApiDocument,
  headers: Record<string, string>,
  ids: Map<string, string>,
): Promise<void> {
  const reply = await fetch(`${url}/v1/customer-imports`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'text/csv' },
    body: exampleOf(document, 'POST /v1/customer-imports', 'text/csv') as string,
  });
  if (reply.status !== 202) throw new Error(`the sample of customers: ${reply.status} ${await reply.text()}`);
  ids.set('cim', ((await reply.json()) as { id: string }).id);
}

/** An unhappy answer, whose task the samples work on. */
async function openTask(url: string, key: string, ids: Map<string, string>): Promise<void> {
  const call = apiClient(url, key);
  await call('POST', '/v1/responses', { survey_id: ids.get('srv'), answers: { recommend: 2, why: 'late' } });
  for (let tries = 0; tries < 100; tries++) {
    const [task] = (await call('GET', '/v1/tasks')).data;
    if (task !== undefined) return void ids.set('tsk', task.id);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the rule of the samples opened no task');
}
