import { defineErrors } from '@hearback/kernel';

/** The errors of plans and invitations. */
export const askingErrors = defineErrors('survey', {
  'invitation-not-found': {
    kind: 'not-found',
    title: 'The invitation does not exist',
    remedy: 'List the invitations with GET /v1/survey-invitations.',
  },
  'plan-not-found': {
    kind: 'not-found',
    title: 'The plan does not exist',
    remedy: 'List the plans with GET /v1/plans.',
  },
  'bad-plan': {
    kind: 'invalid',
    title: 'The plan is not complete, or its parts do not fit together',
    remedy: 'Correct the fields in `errors`.',
  },
  'plan-changed': {
    kind: 'conflict',
    status: 412,
    title: 'The plan was changed after it was read',
    remedy: 'Read it again, apply the change to it, and send its new `ETag` as `If-Match`.',
  },
  'plan-started': {
    kind: 'conflict',
    title: 'The plan has been started',
    remedy: 'Only a draft can be changed, started or deleted. Stop the plan and create another one.',
  },
  'plan-not-running': {
    kind: 'conflict',
    title: 'The plan is not in a state for this',
    remedy: 'Only a running plan can be paused, and only a paused one resumed; both can be stopped.',
  },
  'customer-not-found': {
    kind: 'not-found',
    title: 'The customer does not exist',
    remedy: 'List the customers with GET /v1/customers.',
  },
  'bad-attention-rules': {
    kind: 'invalid',
    title: 'The waits are not complete, or out of range',
    remedy: 'Correct the fields in `errors`; each kind needs a wait before each kind.',
  },
  'attention-changed': {
    kind: 'conflict',
    status: 412,
    title: 'The attention rules were changed after they were read',
    remedy: 'Read them again with GET /v1/attention-rules, apply the change, and send the new `ETag` as `If-Match`.',
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
  'links-not-reachable': {
    kind: 'conflict',
    title: 'Customers could not open the links of the mail: the public address is known on this machine only',
    remedy:
      'Set HEARBACK_PUBLIC_URL to the address under which customers reach this installation and restart, or leave NOTIFICATIONS_SMTP_URL out: then mails stay in the built-in inbox.',
  },
  'survey-not-open': {
    kind: 'conflict',
    title: 'The survey accepts no answers',
    remedy: 'Publish it with POST /v1/surveys/{survey_id}/publish first.',
  },
});
