import type { StoredPromise } from '../../application/promises/promise-store.js';
import type { PromiseStatus } from '../../domain/promise/promise.js';
import type { Actor } from '../../domain/task.js';

/** A promise, without its tenant and its last warning. */
export interface PromiseRow {
  readonly id: string;
  readonly task_id: string;
  readonly what: string;
  readonly owner_id: string;
  readonly status: PromiseStatus;
  readonly due_at: Date;
  readonly first_due_at: Date;
  readonly moves: readonly MoveDocument[];
  readonly kept_at: Date | null;
  readonly broken_at: Date | null;
  readonly objected_at: Date | null;
  readonly objection: string | null;
  readonly withdrawn_because: string | null;
  readonly made_at: Date;
  readonly made_by_kind: Actor['kind'];
  readonly made_by_id: string | null;
  readonly revision: number;
}

/** A move; times are RFC 3339. */
interface MoveDocument {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly at: string;
}

/** The columns of a `PromiseRow`, for statements. */
export const PROMISE_COLUMNS = `id, task_id, what, owner_id, status, due_at, first_due_at, moves, kept_at, broken_at, objected_at, objection,
  withdrawn_because, made_at, made_by_kind, made_by_id, revision`;

/** The promise of a row. */
export function promiseFromRow(row: PromiseRow): StoredPromise {
  return {
    id: row.id,
    taskId: row.task_id,
    what: row.what,
    ownerId: row.owner_id,
    status: row.status,
    dueAt: row.due_at,
    firstDueAt: row.first_due_at,
    moves: row.moves.map(({ from, to, reason, at }) => ({
      from: new Date(from),
      to: new Date(to),
      reason,
      at: new Date(at),
    })),
    keptAt: row.kept_at,
    brokenAt: row.broken_at,
    objectedAt: row.objected_at,
    objection: row.objection,
    withdrawnBecause: row.withdrawn_because,
    madeAt: row.made_at,
    madeBy: { kind: row.made_by_kind, id: row.made_by_id },
    revision: row.revision,
  };
}

/** The moves of a promise as they are stored. */
export function movesToDocument({ moves }: StoredPromise): string {
  return JSON.stringify(moves);
}
