import { defineErrors } from '@hearback/kernel';

/** The errors of this service. */
export const followupsErrors = defineErrors('followups', {
  'rule-not-found': {
    kind: 'not-found',
    title: 'The rule does not exist',
    remedy: 'Use an id from the list of rules of this workspace.',
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
  'unknown-staff': {
    kind: 'invalid',
    title: 'The assignee must be an active member of staff',
    remedy: 'Use ids of active members of this workspace.',
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
  'too-many-rules': {
    kind: 'conflict',
    title: 'The workspace has reached its limit of active rules',
    remedy: 'Deactivate or delete rules that are no longer needed.',
  },
});
