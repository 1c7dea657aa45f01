import { newEvent, PromiseChanged, type PromiseChangedV1 } from '@hearback/contracts';
import { derivedId } from '@hearback/kernel';
import type { Task } from '../../domain/task.js';
import type { StoredPromise } from './promise-store.js';

/** Says what happened to a promise. `note`: the reason, the customer's words or the word to the customer. */
export function promiseChanged(
  tenantId: string,
  task: Task,
  promise: StoredPromise,
  change: PromiseChangedV1['change'],
  { note, at }: { readonly note: string | null; readonly at: Date },
) {
  // A warning is no change of the promise, so it has no revision of its own.
  const parts = change === 'due_soon' ? [change, promise.dueAt.toISOString()] : [String(promise.revision)];
  return newEvent(PromiseChanged, {
    id: derivedId('promise-changed', promise.id, ...parts),
    tenantId,
    time: at,
    payload: {
      promise_id: promise.id,
      task_id: task.id,
      task_title: task.title,
      change,
      status: promise.status,
      what: promise.what,
      owner_id: promise.ownerId,
      due_at: promise.dueAt.toISOString(),
      first_due_at: promise.firstDueAt.toISOString(),
      note,
      revision: promise.revision,
      changed_at: at.toISOString(),
    },
  });
}
