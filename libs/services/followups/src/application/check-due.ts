import { followupsErrors } from './followups.errors.js';

/** Checks a due time that staff chose. @throws `due-in-past` */
export function checkDue(dueAt: Date | null | undefined, now: Date): void {
  if (dueAt === null || dueAt === undefined || dueAt > now) return;
  const errors = [{ pointer: '/due_at', code: 'past', detail: 'must be in the future' }];
  throw followupsErrors.error('due-in-past', undefined, { errors });
}
