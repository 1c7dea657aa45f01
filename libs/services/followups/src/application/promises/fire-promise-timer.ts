import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { act } from '../../domain/promise/promise.js';
import type { Actor } from '../../domain/task.js';
import { LockedPromises, type LockedPromise } from './locked-promises.js';
import { PromiseChanges } from './promise-changes.js';
import { promiseChanged } from './promise-events.js';
import { PromiseStore } from './promise-store.js';

/** A timer that fired, and the due time that it was set for. */
export interface FiredPromiseTimer {
  readonly kind: 'warn' | 'fall-due';
  readonly promiseId: string;
  readonly setFor: Date;
}

const TIMER: Actor = { kind: 'timer', id: null };

/** Warns the owner of a promise, or records that it is broken. Does nothing if it was kept, moved or withdrawn since. */
@Injectable()
export class FirePromiseTimer {
  constructor(
    private readonly locked: LockedPromises,
    private readonly promises: PromiseStore,
    private readonly changes: PromiseChanges,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, tenantId: string, { kind, promiseId, setFor }: FiredPromiseTimer): Promise<void> {
    const found = await this.locked.lock(tx, tenantId, promiseId);
    if (found === undefined) return;
    const at = this.clock.now();
    if (kind === 'warn') return this.#warn(tx, tenantId, found, { setFor, at });
    const result = act(found.promise, { kind: 'fall-due', setFor }, at);
    if (!result.ok || result.promise === found.promise) return;
    const promise = { ...found.promise, ...result.promise };
    await this.changes.record(tx, tenantId, { ...found, promise, change: 'broken', note: null, by: TIMER, at });
  }

  async #warn(
    tx: Tx,
    tenantId: string,
    { task, promise }: LockedPromise,
    { setFor, at }: { readonly setFor: Date; readonly at: Date },
  ): Promise<void> {
    if (promise.status !== 'open' || promise.dueAt.getTime() !== setFor.getTime()) return;
    if (!(await this.promises.recordWarning(tx, tenantId, promise.id, setFor))) return;
    await this.log.append(tx, [promiseChanged(tenantId, task, promise, 'due_soon', { note: null, at })]);
  }
}
