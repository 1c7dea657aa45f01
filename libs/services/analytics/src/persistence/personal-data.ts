import {
  anyOf,
  byCustomerId,
  byExternalId,
  bySubject,
  customerPointerData,
  type PersonalData,
} from '@hearback/database';

const SETTINGS = 'what staff named and set';
const NUMBERS = 'scores and groups of an answer, which name nobody; counts stay exact';

/**
 * Numbers have no person: of them nothing is emptied here. Segments that an answer was given in stay, because they name groups; orders stay, with an
 * id that leads to no profile once it is erased, because revenue and cohorts count them.
 */
export const personalData: PersonalData = {
  tables: [
    customerPointerData,
    {
      table: 'customer_event',
      kind: 'events',
      belongs: byCustomerId(),
      personal: { channel: 'null' },
      kept: { kind: SETTINGS, currency: 'a code of money' },
    },
    {
      table: 'answer_text',
      kind: 'answers',
      belongs: anyOf(byExternalId('customer_external_id'), bySubject('response_id')),
      personal: { text: `''`, customer_external_id: 'null' },
      kept: {
        question: SETTINGS,
        channel: 'one of fixed words',
        answered_in: 'a language',
        language: 'a language',
      },
      ages: { by: '#.answered_at' },
      subject: 'response_id',
    },
    {
      table: 'customer_risk',
      kind: 'profile',
      belongs: byCustomerId(),
      personal: { reasons: `'[]'` },
      kept: { band: 'one of fixed words', currency: 'a code of money' },
      deletes: true,
    },
    {
      table: 'risk_customer',
      kind: 'profile',
      belongs: byCustomerId(),
      personal: { external_id: `''` },
      kept: {},
      deletes: true,
      notCopied: 'ids of the profile, which the copy has',
    },
    { table: 'segment_member', kind: 'profile', belongs: byCustomerId(), personal: {}, kept: {}, deletes: true },
  ],
  withoutCustomers: {
    anonymous_report: 'numbers of five people and more, and comments of eight and more that belong to nobody',
    annotation: SETTINGS,
    answer_choice: NUMBERS,
    board: SETTINGS,
    excluded_fact: NUMBERS,
    exposure: 'a keyed digest stands for the customer',
    exposure_answer: 'a keyed digest stands for the customer',
    goal: SETTINGS,
    handling: 'times and cost of a task, which name nobody',
    handling_promise: 'times of a promise, which name nobody',
    invitation_fact: 'times of an invitation, and an id that leads to no profile once it is erased',
    plan: SETTINGS,
    prepared_report: 'numbers of all customers together',
    rebuild: SETTINGS,
    respondent: 'a keyed digest stands for the customer',
    report_schedule: SETTINGS,
    report_workspace: SETTINGS,
    response_exclusion: NUMBERS,
    response_fact: NUMBERS,
    response_revision: NUMBERS,
    scenario: SETTINGS,
    score_count: NUMBERS,
    score_fact: NUMBERS,
    segment: SETTINGS,
    sentiment_model: 'weights of hashed words of at least 200 comments',
    share_link: SETTINGS,
    survey: SETTINGS,
    text_rules: SETTINGS,
    topic: SETTINGS,
    survey_question: SETTINGS,
    touchpoint: SETTINGS,
    workspace: SETTINGS,
  },
};
