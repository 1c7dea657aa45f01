import { defineErrors } from '@hearback/kernel';

/** Everything that can be refused here. */
export const followupsErrors = defineErrors('followups', {
  'rule-not-found': {
    kind: 'not-found',
    title: 'There is no such rule',
    remedy: 'Take the id from the list of rules of this workspace.',
  },
  'task-not-found': {
    kind: 'not-found',
    title: 'There is no such task',
    remedy: 'Take the id from the list of tasks of this workspace.',
  },
  'bad-rule': {
    kind: 'invalid',
    title: 'The rule cannot be understood',
    remedy: 'Each entry of errors points at a member of the rule and says what is expected there.',
  },
  'bad-period': {
    kind: 'invalid',
    title: 'The period ends before it begins',
    remedy: 'Give a from that is before to.',
  },
  'unknown-staff': {
    kind: 'invalid',
    title: 'Tasks can be given to active members of staff only',
    remedy: 'Take ids of active members of this workspace.',
  },
  'refused-status': {
    kind: 'conflict',
    title: 'The task is not in a state for this',
    remedy: 'Read the task again: somebody may have resolved or reopened it.',
  },
  'task-changed': {
    kind: 'conflict',
    status: 412,
    title: 'The task was changed by somebody else',
    remedy: 'Read the task again and send its new ETag as If-Match.',
  },
  'too-many-rules': {
    kind: 'conflict',
    title: 'The workspace has as many rules as it may have',
    remedy: 'Delete rules that are of no use any more.',
  },
});
