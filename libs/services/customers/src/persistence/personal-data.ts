import { anyOf, byCustomerId, bySubject, type PersonalData, type PersonalTable, where } from '@hearback/database';

/** A table whose rows go with their customer: everything in it is derived from the profile, or is what the customer has asked for. */
const deleted = (
  table: string,
  kind: PersonalTable['kind'],
  kept: PersonalTable['kept'],
  personal: PersonalTable['personal'] = {},
): PersonalTable => ({ table, kind, belongs: byCustomerId(), personal, kept, deletes: true });

const SETTINGS = 'what staff named and set';
const WORDS = 'one of fixed words';

/** What is stored of customers here. The profile goes, and with it its ids; what happened stays, without a name. */
export const personalData: PersonalData = {
  tables: [
    deleted('customer_identity', 'profile', { kind: WORDS }, { value: `''` }),
    deleted('customer_attribute', 'profile', { key: SETTINGS }, { value: `''` }),
    { ...deleted('customer_word', 'profile', {}, { word: `''` }), notCopied: 'words of the profile, for the search' },
    deleted('segment_member', 'profile', {}),
    deleted('customer_list_member', 'profile', {}),
    deleted('customer_contact', 'profile', {}),
    deleted('customer_answer_day', 'answers', { metric: WORDS }),
    deleted('customer_event_day', 'events', { kind: SETTINGS, currency: WORDS }),
    deleted('preference', 'preferences', {
      topics_off: WORDS,
      language: WORDS,
      quiet_from: 'a time of day',
      quiet_to: 'a time of day',
    }),
    deleted('unsubscription', 'preferences', { choice: WORDS, topics_off_before: WORDS }),
    {
      table: 'customer_event',
      kind: 'events',
      belongs: byCustomerId(),
      personal: { source_id: 'id::text', properties: `'{}'` },
      kept: { kind: SETTINGS, currency: WORDS, source: WORDS },
    },
    {
      table: 'consent_entry',
      kind: 'consent',
      belongs: byCustomerId(),
      personal: {},
      kept: { purpose: WORDS, locale: WORDS, way: WORDS },
    },
    {
      table: 'privacy_request',
      kind: 'requests',
      belongs: byCustomerId(),
      personal: {},
      kept: { kind: WORDS, language: WORDS },
    },
    {
      table: 'timeline_entry',
      kind: 'events',
      belongs: anyOf(byCustomerId(), bySubject('subject_id')),
      personal: { details: `'{}'` },
      kept: { kind: WORDS },
      deletes: true,
    },
    {
      table: 'timeline_subject',
      kind: 'events',
      belongs: anyOf(byCustomerId(), bySubject('id')),
      personal: {},
      kept: {},
      deletes: true,
    },
    deleted('customer_address', 'profile', { reason: WORDS }),
    {
      table: 'customer_merge',
      kind: 'profile',
      belongs: anyOf(byCustomerId('kept_id'), byCustomerId('merged_id')),
      personal: { taken: `'{}'`, preferences_before: 'null' },
      kept: {
        merged_by_kind: WORDS,
        merged_by_id: 'a member of staff or a key',
        unmerged_by_kind: WORDS,
        unmerged_by_id: 'the same',
      },
      deletes: true,
    },
    {
      table: 'customer_distinction',
      kind: 'profile',
      belongs: anyOf(byCustomerId('one_id'), byCustomerId('other_id')),
      personal: {},
      kept: {},
      deletes: true,
    },
    {
      table: 'data_copy_part',
      kind: 'requests',
      belongs: byCustomerId(),
      personal: { content: `'[]'` },
      kept: { service: WORDS, source: WORDS, kind: WORDS },
      deletes: true,
      notCopied: 'is the copy',
    },
    { table: 'data_copy', kind: 'requests', belongs: byCustomerId(), personal: {}, kept: { language: WORDS } },
    {
      table: 'customer',
      kind: 'profile',
      belongs: byCustomerId('id'),
      personal: { external_id: `''`, name: 'null', attributes: `'{}'` },
      kept: { language: WORDS, time_zone: WORDS },
      deletes: true,
    },
  ],
  names: [
    { table: 'customer', column: 'external_id', kind: 'external-id', belongs: byCustomerId('id') },
    {
      table: 'customer_identity',
      column: 'value',
      kind: 'address',
      belongs: where(`#.kind = 'email'`, byCustomerId()),
    },
  ],
  withoutCustomers: {
    attribute: SETTINGS,
    consent_text: SETTINGS,
    customer_list: SETTINGS,
    erasure: 'receipts, which name nobody',
    erasure_part: 'receipts, which name nobody',
    invitation_topic: 'the kind of survey of an invitation, which names nobody',
    segment: SETTINGS,
    segment_run: SETTINGS,
    workspace: SETTINGS,
    workspace_face: SETTINGS,
  },
};
