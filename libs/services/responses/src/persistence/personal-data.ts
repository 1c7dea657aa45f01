import {
  customerPointerData,
  endImportsOf,
  importFileTables,
  anyOf,
  byCustomerId,
  byExternalId,
  bySubject,
  type PersonalData,
  type PersonalTable,
} from '@hearback/database';

const SETTINGS = 'what staff wrote and set';
const WORDS = 'one of fixed words';
const ANONYMOUS = 'answers that belong to nobody: no column leads to a person';
const DIGEST = 'a digest of a random token';

const ofCustomer = anyOf(byExternalId('customer_external_id'), byExternalId('unverified_customer_external_id'));

/** Answers: the response, what it was before, and while it is written. Scores, groups and times stay, and with them all counts. */
const ANSWERS: readonly PersonalTable[] = [
  {
    table: 'response_exclusion',
    kind: 'notes',
    belongs: bySubject('response_id'),
    personal: { reason: `case when reason is null then null else '' end` },
    kept: { actor_kind: WORDS },
  },
  {
    table: 'response_revision',
    ages: { by: '#.saved_at' },
    kind: 'answers',
    belongs: bySubject('response_id'),
    personal: { answers: `'{}'`, hidden_fields: `'{}'` },
    kept: { language: WORDS },
  },
  {
    table: 'open_response',
    ages: { by: '#.changed_at' },
    kind: 'answers',
    belongs: anyOf(ofCustomer, bySubject('response_id')),
    personal: {
      answers: `'{}'`,
      hidden_fields: `'{}'`,
      customer_external_id: 'null',
      unverified_customer_external_id: 'null',
    },
    kept: { edit_key_hash: DIGEST, language: WORDS, channel: WORDS },
    subject: 'response_id',
  },
  {
    table: 'response',
    ages: { by: '#.submitted_at' },
    kind: 'answers',
    belongs: anyOf(ofCustomer, bySubject('id'), bySubject('invitation_id')),
    personal: {
      answers: `'[]'`,
      attributes: `'[]'`,
      customer_external_id: 'null',
      unverified_customer_external_id: 'null',
      words: 'null',
      content_digest: `''`,
    },
    kept: {
      channel: WORDS,
      language: WORDS,
      scores: 'the numbers of metric questions, which are counted',
      logged_by: 'a member of staff',
      level: WORDS,
    },
    subject: 'id',
  },
];

const LINKS: readonly PersonalTable[] = [
  {
    table: 'link_observation',
    ages: { by: '#.at' },
    kind: 'links',
    belongs: bySubject('invitation_id'),
    personal: { network_hash: `''` },
    kept: { kind: WORDS, score: 'a number' },
  },
  {
    table: 'invitation_link',
    kind: 'links',
    belongs: anyOf(byExternalId('customer_external_id'), bySubject('invitation_id')),
    personal: { customer_external_id: `case when customer_external_id is null then null else '' end` },
    kept: { evidence: WORDS, signals: WORDS },
    ends: { ended_at: 'coalesce(ended_at, now())' },
    subject: 'invitation_id',
  },
  {
    table: 'personal_link',
    kind: 'links',
    belongs: byExternalId('customer_external_id'),
    personal: { customer_external_id: `''`, hidden_fields: `'{}'` },
    kept: { token_hash: DIGEST, mode: WORDS },
    ends: { revoked_at: 'coalesce(revoked_at, now())' },
  },
  {
    table: 'survey_exposure',
    ages: { by: 'greatest(#.shown_at, #.dismissed_at)' },
    kind: 'links',
    belongs: byExternalId('customer_external_id'),
    personal: { customer_external_id: `''` },
    kept: {},
    deletes: true,
  },
];

/** What is stored of customers here. */
export const personalData: PersonalData = {
  also: (tx, person) => endImportsOf(tx, 'responses', person),
  tables: [
    customerPointerData,
    ...importFileTables('responses', { header: SETTINGS }),
    ...ANSWERS,
    ...LINKS,
    {
      table: 'segment_member',
      kind: 'profile',
      belongs: byCustomerId(),
      personal: {},
      kept: {},
      deletes: true,
    },
    {
      table: 'customer_copy',
      kind: 'profile',
      belongs: byCustomerId(),
      personal: { external_id: `''`, attributes: `'{}'` },
      kept: {},
      deletes: true,
    },
  ],
  names: [{ table: 'customer_copy', column: 'external_id', kind: 'external-id', belongs: byCustomerId() }],
  withoutCustomers: {
    anonymous_answer: ANONYMOUS,
    anonymous_begun: ANONYMOUS,
    anonymous_closed_period: 'which periods are closed',
    anonymous_submission: 'keyed digests of random ids',
    anonymous_waiting: ANONYMOUS,
    import_trial: 'digests of rows by the ids of their senders, until the import ends',
    response_tag: 'which tags a response has',
    response_topic: 'which topics the comments of a response named; they stay as its scores do',
    response_understanding: 'how the comments of a response sounded; it stays as its scores do',
    saved_view: 'filters of staff; one that names a customer finds nothing once it is erased',
    segment: SETTINGS,
    survey: SETTINGS,
    survey_preview: SETTINGS,
    survey_settings: SETTINGS,
    survey_version: SETTINGS,
    survey_widget: SETTINGS,
    tag: SETTINGS,
    used_proof: 'nonces of challenges',
    workspace_brand: SETTINGS,
    workspace_zone: SETTINGS,
  },
};
