import { customerPointerData, anyOf, byCustomerId, byExternalId, type PersonalData } from '@hearback/database';

const SETTINGS = 'what staff wrote and set';
const WORDS = 'one of fixed words';

/** What is stored of customers here. Invitations and contacts stay countable; whom they concerned is forgotten. */
export const personalData: PersonalData = {
  tables: [
    customerPointerData,
    {
      table: 'customer_date',
      kind: 'events',
      belongs: byCustomerId(),
      personal: {},
      kept: { kind: WORDS, name: SETTINGS },
      deletes: true,
    },
    { table: 'segment_member', kind: 'profile', belongs: byCustomerId(), personal: {}, kept: {}, deletes: true },
    {
      table: 'complaint',
      kind: 'tasks',
      belongs: byExternalId('external_id'),
      personal: { external_id: `''` },
      kept: {},
      deletes: true,
    },
    {
      table: 'touch',
      kind: 'invitations',
      belongs: anyOf(byCustomerId(), byExternalId('external_id')),
      personal: { external_id: `case when external_id is null then null else 'erased' end`, matter: 'null' },
      // Most sources are ids; those of other services are emptied with what they name.
      kept: { cause: WORDS, survey_kind: WORDS, channel: WORDS, source_id: 'the id of an event or of a response' },
    },
    {
      table: 'invitation',
      kind: 'invitations',
      belongs: byCustomerId(),
      personal: { matter: 'null', variables: `'{}'` },
      kept: { survey_kind: WORDS, channel: WORDS, reason: WORDS, evidence: WORDS, status: WORDS },
      subject: 'id',
    },
    {
      table: 'audience',
      kind: 'profile',
      belongs: byCustomerId(),
      personal: { external_id: 'null', quiet_hours: 'null', language: 'null', time_zone: 'null' },
      kept: { address_state: WORDS, topics_off: WORDS, consent: WORDS },
      // Nobody is asked who has no address.
      ends: { has_address: 'false' },
    },
  ],
  names: [{ table: 'audience', column: 'external_id', kind: 'external-id', belongs: byCustomerId() }],
  withoutCustomers: {
    attention_rules: SETTINGS,
    plan: SETTINGS,
    plan_message: SETTINGS,
    segment: SETTINGS,
    survey: SETTINGS,
    survey_version: SETTINGS,
    survey_widget: SETTINGS,
    touchpoint: SETTINGS,
    workspace: SETTINGS,
  },
};
