import { assertNever, type AppError } from '@hearback/kernel';
import type { PromiseAction, PromiseDefect } from '../../domain/promise/promise.js';
import { followupsErrors } from '../followups.errors.js';

/** The error that says why an action on a promise is not allowed. */
export function promiseError(defect: PromiseDefect, action: PromiseAction): AppError {
  switch (defect) {
    case 'withdrawn':
      return followupsErrors.error('promise-state', 'the promise was withdrawn; make a new one');
    case 'already-kept':
      return followupsErrors.error('promise-state', 'the promise is kept');
    case 'not-due':
      return followupsErrors.error('promise-state', 'the promise is not due yet');
    case 'due-in-past': {
      const errors = [{ pointer: '/due_at', code: 'past', detail: 'must be in the future' }];
      return followupsErrors.error('due-in-past', undefined, { errors });
    }
    case 'reason-required': {
      const pointer = action.kind === 'withdraw' ? '/message' : '/reason';
      const errors = [{ pointer, code: 'required', detail: 'must have words: the customer reads them' }];
      return followupsErrors.error('reason-required', undefined, { errors });
    }
    default:
      return assertNever(defect);
  }
}
