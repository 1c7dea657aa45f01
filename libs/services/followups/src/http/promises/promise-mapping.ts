import { publicId } from '@hearback/kernel';
import type { NewPromise } from '../../application/promises/make-promise.js';
import type { PromiseFilter, PromiseItem } from '../../application/promises/promise-queries.js';
import type { StoredPromise } from '../../application/promises/promise-store.js';
import { actorToDto, optionalId } from '../ids.js';
import type { CreatePromiseDto, PromiseDto, PromisesQueryDto } from './promise.dto.js';

/** The promise to make. */
export function newPromiseFromDto({ what, due_at, owner_id }: CreatePromiseDto): NewPromise {
  return { what, dueAt: new Date(due_at), ownerId: optionalId('stf', owner_id) };
}

/** The filter of a query. */
export function promiseFilterFromDto({ task_id, customer, owner_id, status }: PromisesQueryDto): PromiseFilter {
  return {
    taskId: optionalId('tsk', task_id),
    customer: customer ?? null,
    ownerId: optionalId('stf', owner_id),
    status: status ?? null,
  };
}

/** A promise with the name of its owner as the API shows it. */
export function promiseItemToDto({ promise, ownerName }: PromiseItem): PromiseDto {
  return promiseToDto(promise, ownerName);
}

/** The promise as the API shows it. */
export function promiseToDto(promise: StoredPromise, ownerName: string | null = null): PromiseDto {
  return {
    id: publicId('prm', promise.id),
    task_id: publicId('tsk', promise.taskId),
    what: promise.what,
    status: promise.status,
    owner_id: publicId('stf', promise.ownerId),
    owner_name: ownerName,
    due_at: promise.dueAt.toISOString(),
    first_due_at: promise.firstDueAt.toISOString(),
    moves: promise.moves.map(({ from, to, reason, at }) => ({
      from: from.toISOString(),
      to: to.toISOString(),
      reason,
      at: at.toISOString(),
    })),
    kept_at: promise.keptAt?.toISOString() ?? null,
    broken_at: promise.brokenAt?.toISOString() ?? null,
    objected_at: promise.objectedAt?.toISOString() ?? null,
    objection: promise.objection,
    withdrawn_because: promise.withdrawnBecause,
    made_by: actorToDto(promise.madeBy, new Map()),
    made_at: promise.madeAt.toISOString(),
    revision: promise.revision,
  };
}
