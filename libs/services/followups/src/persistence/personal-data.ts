import {
  customerPointerData,
  anyOf,
  byAddress,
  byCustomerId,
  byExternalId,
  bySubject,
  mentions,
  through,
  where,
  type PersonalData,
  type PersonalTable,
} from '@hearback/database';

const SETTINGS = 'what staff wrote and set';
const WORDS = 'one of fixed words';
const DIGEST = 'a digest of a random token';

/** Empties a text, but keeps that there is none. */
const emptied = (column: string) => `case when ${column} is null then null else '' end`;

/** What somebody works on is kept until it is closed. */
const CLOSED = `exists (select from followups.task k
  where k.tenant_id = #.tenant_id and k.id = #.task_id and k.status in ('resolved', 'cancelled'))`;
const NOT_OPEN = `not exists (select from followups.task k
  where k.tenant_id = #.tenant_id and k.response_id = #.response_id and k.status not in ('resolved', 'cancelled'))`;

const ofTask = anyOf(bySubject('task_id'));

/** What hangs on a task: what others wrote about the customer belongs to the task too. */
const OF_TASKS: readonly PersonalTable[] = [
  { table: 'reply_draft', kind: 'messages', belongs: ofTask, personal: { text: `''` }, kept: {} },
  {
    table: 'task_note',
    ages: { by: '#.created_at', where: CLOSED },
    kind: 'notes',
    belongs: ofTask,
    personal: { text: `''` },
    kept: { author_kind: WORDS },
  },
  {
    table: 'task_change',
    kind: 'tasks',
    belongs: ofTask,
    personal: {
      detail: `detail - '{title,reason,note,what,text,done,root_cause_text,scores}'::text[]`,
    },
    kept: { kind: WORDS, actor_kind: WORDS },
  },
  { table: 'task_step', kind: 'tasks', belongs: ofTask, personal: {}, kept: { text: SETTINGS, done_by_kind: WORDS } },
  {
    table: 'task_work',
    kind: 'tasks',
    belongs: ofTask,
    personal: {},
    kept: { tags: SETTINGS, suspected_cause: SETTINGS },
  },
  {
    table: 'goodwill',
    kind: 'tasks',
    belongs: ofTask,
    personal: {},
    kept: { currency: WORDS, kind: WORDS, given_by_kind: WORDS },
  },
  {
    table: 'promise',
    kind: 'promises',
    belongs: ofTask,
    personal: {
      what: `''`,
      moves: `coalesce((select jsonb_agg(move || '{"reason": ""}') from jsonb_array_elements(moves) as move), '[]')`,
      objection: emptied('objection'),
      withdrawn_because: emptied('withdrawn_because'),
    },
    kept: { status: WORDS, made_by_kind: WORDS },
  },
  {
    table: 'thread_message',
    ages: { by: '#.created_at', where: CLOSED },
    kind: 'messages',
    belongs: anyOf(ofTask, byExternalId('customer_external_id'), byAddress('sender_address')),
    personal: {
      customer_external_id: 'null',
      subject: emptied('subject'),
      text: `''`,
      quoted: emptied('quoted'),
      sender_name: emptied('sender_name'),
      sender_address: emptied('sender_address'),
      attachments: `'[]'`,
      authentication: 'null',
      message_key: `case when message_key is null then null else id::text end`,
      mail_message_id: emptied('mail_message_id'),
      failure: emptied('failure'),
    },
    kept: {
      direction: WORDS,
      channel: WORDS,
      writer: WORDS,
      purpose: WORDS,
      kind: WORDS,
      warning: WORDS,
      state: WORDS,
    },
    subject: 'id',
  },
  {
    table: 'recovery',
    kind: 'tasks',
    belongs: anyOf(ofTask, byExternalId('customer')),
    personal: { customer: 'null' },
    kept: { state: WORDS, reason: WORDS, level: WORDS },
  },
  {
    table: 'rule_act',
    kind: 'tasks',
    belongs: anyOf(byExternalId('customer'), bySubject('response_id')),
    personal: { customer: 'null', because: `'[]'` },
    kept: { rule_name: SETTINGS, act: SETTINGS, state: WORDS, reason: WORDS },
  },
  { table: 'suppression', kind: 'tasks', belongs: bySubject('response_id'), personal: {}, kept: { reason: WORDS } },
  {
    table: 'mail_task',
    kind: 'tasks',
    belongs: anyOf(ofTask, byAddress('sender_address')),
    personal: { sender_address: `''` },
    kept: {},
  },
  {
    table: 'thread_address',
    kind: 'messages',
    belongs: ofTask,
    personal: {},
    kept: { token_hash: DIGEST },
    deletes: true,
  },
  { table: 'status_link', kind: 'links', belongs: ofTask, personal: {}, kept: {}, deletes: true },
  {
    table: 'response_facts',
    ages: { by: '#.submitted_at', where: NOT_OPEN },
    kind: 'answers',
    belongs: anyOf(byExternalId('customer'), bySubject('response_id')),
    personal: {
      customer: 'null',
      facts: `(facts::jsonb || '{"customer": null, "answers": [], "attributes": []}')::json`,
    },
    kept: {},
    subject: 'response_id',
  },
];

/** What is stored of customers here. A task keeps its times and results, which reports count. */
export const personalData: PersonalData = {
  tables: [
    customerPointerData,
    ...OF_TASKS,
    {
      table: 'privacy_task',
      kind: 'tasks',
      belongs: byExternalId('customer_external_id'),
      personal: { customer_external_id: 'null' },
      kept: { kind: WORDS },
    },
    {
      table: 'task',
      kind: 'tasks',
      belongs: anyOf(
        bySubject('id'),
        bySubject('response_id'),
        through('followups.response_facts', { response_id: 'response_id' }, byExternalId('customer')),
        through('followups.mail_task', { task_id: 'id' }, byAddress('sender_address')),
        through(
          'followups.thread_message',
          { task_id: 'id' },
          anyOf(byExternalId('customer_external_id'), byAddress('sender_address')),
        ),
        // The task of a request for data names the customer in its instructions.
        where('#.rule_id is null and #.response_id is null', mentions('playbook')),
      ),
      personal: {
        title: `'—'`,
        playbook: `''`,
        root_cause_text: emptied('root_cause_text'),
        done: emptied('done'),
        explanation: `explanation || '{"because": []}'`,
      },
      kept: { status: WORDS, root_cause: SETTINGS, outcome: WORDS, score_level: WORDS, clocks: 'times' },
      subject: 'id',
    },
    {
      table: 'customer',
      kind: 'profile',
      belongs: byCustomerId(),
      personal: { external_id: 'null', name: 'null', email: 'null' },
      kept: { language: WORDS, preferred_language: WORDS, time_zone: WORDS },
      deletes: true,
    },
  ],
  names: [
    { table: 'customer', column: 'external_id', kind: 'external-id', belongs: byCustomerId() },
    { table: 'customer', column: 'email', kind: 'address', belongs: byCustomerId() },
  ],
  withoutCustomers: {
    brand: SETTINGS,
    calendar: SETTINGS,
    calendar_version: SETTINGS,
    call_back_offer: SETTINGS,
    inbound_mail: SETTINGS,
    playbook: SETTINGS,
    recovery_settings: SETTINGS,
    response_understanding: 'how the comments of a response sounded and which topics they named',
    response_withdrawal: 'ids of responses that were withdrawn',
    root_cause: SETTINGS,
    rotation: SETTINGS,
    rule: SETTINGS,
    rule_revision: SETTINGS,
    rule_version: SETTINGS,
    sla_target: SETTINGS,
    snippet_list: SETTINGS,
    staff: SETTINGS,
    task_escalation: 'steps of escalation of a task',
    task_minutes: 'minutes that staff worked',
    team: SETTINGS,
    touchpoint: SETTINGS,
    touchpoint_blueprint: SETTINGS,
    work_settings: SETTINGS,
    workspace: SETTINGS,
  },
};
