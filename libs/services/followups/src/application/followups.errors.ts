import { defineErrors } from '@hearback/kernel';

/** The errors of this service. */
export const followupsErrors = defineErrors('followups', {
  'rule-not-found': {
    kind: 'not-found',
    title: 'The rule does not exist',
    remedy: 'Use an id from the list of rules of this workspace.',
  },
  'rule-deleted': {
    kind: 'conflict',
    title: 'The rule is deleted',
    remedy: 'Restore it with `POST /v1/rules/{id}/restore` before you change it.',
  },
  'task-not-found': {
    kind: 'not-found',
    title: 'The task does not exist',
    remedy: 'Use an id from the list of tasks of this workspace.',
  },
  'bad-rule': {
    kind: 'invalid',
    title: 'The rule is not valid',
    remedy: 'Correct the members that `errors` points to.',
  },
  'bad-period': {
    kind: 'invalid',
    title: '`from` must be before `to`',
    remedy: 'Send a `from` that is earlier than `to`.',
  },
  'bad-recovery-settings': {
    kind: 'invalid',
    title: 'The survey after resolutions is not complete',
    remedy: 'Choose a survey, or switch it off.',
  },
  'bad-acts-query': {
    kind: 'invalid',
    title: 'Exactly one of `task_id` and `response_id` is required',
    remedy: 'Send the id of the task or of the response.',
  },
  'bad-rule-order': {
    kind: 'invalid',
    title: 'The order must name each rule of the workspace once',
    remedy: 'Read the list of rules again, and send all their ids.',
  },
  'unknown-staff': {
    kind: 'invalid',
    title: 'The assignee must be an active member of staff',
    remedy: 'Use ids of active members of this workspace.',
  },
  'unknown-response': {
    kind: 'invalid',
    title: 'The response does not exist',
    remedy: 'Use the id of a response of this workspace.',
  },
  'response-has-task': {
    kind: 'conflict',
    title: 'The response has a task already',
    remedy: 'Work on the task that `GET /v1/tasks?response_id=` lists, or reopen it.',
  },
  'due-in-past': {
    kind: 'invalid',
    title: '`due_at` must be in the future',
    remedy: 'Send a later `due_at`.',
  },
  'unknown-root-cause': {
    kind: 'invalid',
    title: 'The root cause is not in the list of this workspace',
    remedy: 'Use a key of `GET /v1/tasks/root-causes`, or `other` with `root_cause_text`.',
  },
  'bad-root-causes': {
    kind: 'invalid',
    title: 'The list of root causes is not valid',
    remedy: 'Correct the members that `errors` points to.',
  },
  'bad-assignment': {
    kind: 'invalid',
    title: 'The assignment is not valid',
    remedy: 'Send exactly one of `task_id` and `response_id` in each assignment; `cancel` needs a `task_id`.',
  },
  'invalid-transition': {
    kind: 'conflict',
    title: 'The status of the task does not allow this action',
    remedy: 'Read the task again: it may have been resolved or reopened.',
  },
  'task-changed': {
    kind: 'conflict',
    status: 412,
    title: 'The task has changed since it was read',
    remedy: 'Read the task again and send its new `ETag` as `If-Match`.',
  },
  'message-not-found': {
    kind: 'not-found',
    title: 'The message does not exist',
    remedy: 'Use an id from `GET /v1/tasks/{id}/thread`.',
  },
  'message-left': {
    kind: 'conflict',
    title: 'The message has left and cannot be cancelled',
    remedy: 'Write another message to the customer.',
  },
  'customer-unreachable': {
    kind: 'conflict',
    title: 'The customer cannot be written to',
    remedy:
      'Add an address to the customer, or take the address off the list with `DELETE /v1/suppressed-addresses/{id}`.',
  },
  'tone-forbids': {
    kind: 'conflict',
    title: 'An automatic message may not be sent now',
    remedy: 'Let a member of staff write: `GET /v1/tasks/{id}/thread` says what has happened.',
  },
  'promise-not-found': {
    kind: 'not-found',
    title: 'The promise does not exist',
    remedy: 'Use an id from `GET /v1/promises`.',
  },
  'promise-state': {
    kind: 'conflict',
    title: 'The status of the promise does not allow this action',
    remedy: 'Read the promise again: it may have been kept or withdrawn.',
  },
  'promises-pending': {
    kind: 'conflict',
    title: 'The task has promises that are open, or broken and not made good',
    remedy:
      'Keep each promise that `errors` points to, move it with a reason, or withdraw it with a word to the customer. Then close the task.',
  },
  'reason-required': {
    kind: 'invalid',
    title: 'The customer must be told why',
    remedy: 'Send words that the customer can read.',
  },
  'too-many-promises': {
    kind: 'conflict',
    title: 'The task has reached its limit of promises',
    remedy: 'Keep or move the promises that it has.',
  },
  'bad-snippets': {
    kind: 'invalid',
    title: 'The list of snippets is not valid',
    remedy: 'Correct the members that `errors` points to.',
  },
  'draft-changed': {
    kind: 'conflict',
    status: 412,
    title: 'The draft has changed on another device since it was read',
    remedy: 'Read the draft again, and save over its new `ETag` what you want to keep.',
  },
  'drafts-need-session': {
    kind: 'forbidden',
    title: 'An API key has no drafts',
    remedy: 'Sign in as a member of staff.',
  },
  'snippets-changed': {
    kind: 'conflict',
    status: 412,
    title: 'The snippets have changed since they were read',
    remedy: 'Read the list again and send its new `ETag` as `If-Match`.',
  },
  'calendar-not-found': {
    kind: 'not-found',
    title: 'The calendar does not exist',
    remedy: 'Use an id from `GET /v1/calendars`.',
  },
  'bad-calendar': {
    kind: 'invalid',
    title: 'The opening hours are not valid',
    remedy: 'Correct the members that `errors` points to.',
  },
  'default-calendar': {
    kind: 'conflict',
    title: 'The default calendar cannot be deleted while there are others',
    remedy: 'Make another calendar the default first.',
  },
  'too-many-calendars': {
    kind: 'conflict',
    title: 'The workspace has reached its limit of calendars',
    remedy: 'Delete calendars that are no longer needed.',
  },
  'bad-targets': {
    kind: 'invalid',
    title: 'The list of targets is not valid',
    remedy: 'Correct the members that `errors` points to.',
  },
  'bad-playbooks': {
    kind: 'invalid',
    title: 'The list of playbooks is not valid',
    remedy: 'Correct the members that `errors` points to.',
  },
  'bad-blueprint': {
    kind: 'invalid',
    title: 'The blueprint is not valid',
    remedy: 'Correct the members that `errors` points to.',
  },
  'step-not-found': {
    kind: 'not-found',
    title: 'The task has no such step',
    remedy: 'Use an id of `steps` from `GET /v1/tasks/{id}/work`.',
  },
  'member-required': {
    kind: 'invalid',
    title: 'An API key must say whose minutes these are',
    remedy: 'Send the `member_id` of an active member of this workspace.',
  },
  'not-your-minutes': {
    kind: 'forbidden',
    title: 'These minutes belong to another member',
    remedy: 'Ask that member, or an owner or admin, to remove them.',
  },
  'goodwill-not-found': {
    kind: 'not-found',
    title: 'Nothing with this id was given for the task',
    remedy: 'Use an id of `goodwill` from `GET /v1/tasks/{id}/work`.',
  },
  'goodwill-not-set-up': {
    kind: 'conflict',
    title: 'The workspace has no currency',
    remedy: 'An owner or admin sets the currency and the limits with `PUT /v1/work-settings`.',
  },
  'over-goodwill-limit': {
    kind: 'forbidden',
    title: 'This is more than your role may give away in a month',
    remedy: 'Give less, or ask a member with a role that `detail` names.',
  },
  'over-goodwill-budget': {
    kind: 'conflict',
    title: 'The budget of this month does not suffice',
    remedy: 'Give less, wait for the next month, or ask an owner or admin to raise the budget.',
  },
  'too-many-rules': {
    kind: 'conflict',
    title: 'The workspace has reached its limit of active rules',
    remedy: 'Deactivate or delete rules that are no longer needed.',
  },
  'bad-webhook-signature': {
    kind: 'forbidden',
    status: 401,
    title: 'The signature of the webhook is not valid',
    remedy:
      'Sign `webhook-id.webhook-timestamp.body` with the secret of POST /v1/inbound-mail/secret (HMAC-SHA-256, Base64) and send `v1,` and the signature as `webhook-signature`, within five minutes of `webhook-timestamp`.',
  },
  'no-inbound-mail-secret': {
    kind: 'not-found',
    title: 'No provider brings mail to the workspace',
    remedy: 'Create a secret with POST /v1/inbound-mail/secret first.',
  },
  'no-reply-domain': {
    kind: 'conflict',
    title: 'The installation receives no mail',
    remedy: 'Let the operator set `HEARBACK_REPLY_DOMAIN`.',
  },
  'unknown-mail-recipient': {
    kind: 'invalid',
    title: 'None of the recipients is an address of this workspace',
    remedy: 'Send the recipients of the envelope. Do not send the mail again: the address does not exist.',
  },
  'mail-too-complex': {
    kind: 'invalid',
    title: 'The mail exceeds a limit',
    remedy: 'Do not send the mail again. `detail` says which limit it exceeds.',
  },
  'too-many-mails': {
    kind: 'unavailable',
    status: 429,
    title: 'Too many mails have opened tasks in the last hour',
    remedy: 'Send the mail again after the time in Retry-After.',
  },
  'no-opening-hours': {
    kind: 'conflict',
    title: 'The workspace has no opening hours',
    remedy: 'Create opening hours with `POST /v1/calendars` first: customers choose a time in them.',
  },
});
