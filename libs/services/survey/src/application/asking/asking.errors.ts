import { defineErrors } from '@hearback/kernel';

/** The errors of plans and invitations. */
export const askingErrors = defineErrors('survey', {
  'invitation-not-found': {
    kind: 'not-found',
    title: 'The invitation does not exist',
    remedy: 'List the invitations with GET /v1/survey-invitations.',
  },
  'unknown-survey': {
    kind: 'invalid',
    title: 'The survey that is to be asked does not exist',
    remedy: 'Use the id of a survey; list them with GET /v1/surveys.',
  },
  'unknown-customer': {
    kind: 'invalid',
    title: 'The customer is not known',
    remedy: 'Create the customer with PUT /v1/customers/{external_id} first, and ask a moment later.',
  },
  'survey-not-open': {
    kind: 'conflict',
    title: 'The survey accepts no answers',
    remedy: 'Publish it with POST /v1/surveys/{survey_id}/publish first.',
  },
});
