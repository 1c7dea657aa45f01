import { Injectable } from '@nestjs/common';
import type { PromiseChangedV1 } from '@hearback/contracts';
import type { Tx } from '@hearback/database';
import { assertNever, publicId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { PromiseAction } from '../../domain/promise/promise.js';
import type { TaskChange, TaskChangeKind } from '../../domain/task-change.js';
import type { Actor, Task } from '../../domain/task.js';
import { auditedTask } from '../audited.js';
import { taskChanged } from '../task-events.js';
import { TaskStore } from '../task-store.js';
import { promiseChanged } from './promise-events.js';
import { PromiseNotices, type PromiseNotice } from './promise-notices.js';
import { PromiseStore, type StoredPromise } from './promise-store.js';
import { PromiseTimers } from './promise-timers.js';

/** A change of a promise of a locked task. */
export interface PromiseChange {
  readonly task: Task;
  readonly promise: StoredPromise;
  readonly change: Exclude<PromiseChangedV1['change'], 'due_soon'>;
  /** The reason, the customer's words or the word to the customer. */
  readonly note: string | null;
  readonly by: Actor;
  readonly at: Date;
}

/**
 * Records a change of a promise: the promise, the history of its task, its timers, the events, and the notice to the customer, or why there
 * is none.
 */
@Injectable()
export class PromiseChanges {
  constructor(
    private readonly promises: PromiseStore,
    private readonly tasks: TaskStore,
    private readonly timers: PromiseTimers,
    private readonly notices: PromiseNotices,
    private readonly log: EventLog,
  ) {}

  /** The task and the promise as they are stored. */
  async record(
    tx: Tx,
    tenantId: string,
    { task, promise, change, note, by, at }: PromiseChange,
  ): Promise<{ readonly task: Task; readonly promise: StoredPromise }> {
    const isNew = change === 'made';
    if (isNew) await this.promises.add(tx, tenantId, promise);
    const kept = isNew ? promise : await this.promises.save(tx, tenantId, promise);
    if (change === 'made' || change === 'moved') await this.timers.start(tx, tenantId, kept, at);
    const withheld = isTold(change)
      ? await this.notices.tell(tx, tenantId, { task, promise: kept, change, note, by })
      : null;
    const entries = [
      entryOf(kept, change, note, by, at),
      ...(withheld === null ? [] : [withheldEntry(kept, withheld, at)]),
    ];
    const stored = await this.tasks.store(tx, tenantId, task, entries);
    await this.log.append(tx, [
      promiseChanged(tenantId, stored, kept, change, { note, at }),
      taskChanged(tenantId, stored, at),
      ...auditedTask(tenantId, stored, entries),
    ]);
    return { task: stored, promise: kept };
  }
}

/** What is recorded for an action of the state machine. */
export function changeOf(action: PromiseAction): PromiseChange['change'] {
  const { kind } = action;
  switch (kind) {
    case 'keep':
      return 'kept';
    case 'move':
      return 'moved';
    case 'withdraw':
      return 'withdrawn';
    case 'fall-due':
      return 'broken';
    case 'object':
      return 'objected';
    default:
      return assertNever(kind);
  }
}

/** Whether the customer is told; what the customer or the clock did to a promise is on the status page. */
function isTold(change: PromiseChange['change']): change is PromiseNotice['change'] {
  return change === 'made' || change === 'moved' || change === 'kept' || change === 'withdrawn';
}

function withheldEntry({ id }: StoredPromise, reason: string, at: Date): TaskChange {
  const actor: Actor = { kind: 'timer', id: null };
  return { kind: 'notice_withheld', at, actor, detail: { promise_id: publicId('prm', id), reason } };
}

function entryOf(
  { id, what, dueAt, ownerId, moves }: StoredPromise,
  change: PromiseChange['change'],
  note: string | null,
  actor: Actor,
  at: Date,
): TaskChange {
  const kind: TaskChangeKind = `promise_${change}`;
  const detail = {
    promise_id: publicId('prm', id),
    what,
    owner_id: ownerId,
    due_at: dueAt.toISOString(),
    reason: note,
  };
  const before = change === 'moved' ? moves.at(-1)?.from : undefined;
  return { kind, at, actor, detail: before === undefined ? detail : { ...detail, due_before: before.toISOString() } };
}
