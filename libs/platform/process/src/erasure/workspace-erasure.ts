import { Injectable, type Type as NestClass } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { WorkspaceDeleted, type EventOf } from '@hearback/contracts';
import { BatchDatabase, type BatchTx } from '@hearback/database';
import { defineJob, HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { Clock, done, type Outcome, type ServiceName } from '@hearback/kernel';
import { DeletedTenants, Subscribe } from '@hearback/messaging';
import { TenantEraser, type ErasureOptions } from './tenant-eraser.js';

/** Other processes notice within a second what the deletion has ended; rows that tell them so stay until then. Milliseconds. */
const NOTICED_AFTER = 10_000;

/** By then, requests and deliveries that were under way have ended, and what they wrote is erased too. Milliseconds. */
const SETTLED_AFTER = 5 * 60_000;

/** What a service does with its rows when a workspace is deleted. */
export interface WorkspaceErasureOptions extends ErasureOptions {
  /** Runs in the transaction of the tombstone, before rows are deleted. */
  readonly before?: (tx: BatchTx, tenantIds: readonly string[], at: Date) => Promise<void>;
}

/** The provider with which a service erases all its rows of a deleted workspace; its module lists it. */
export function workspaceErasure(service: ServiceName, options: WorkspaceErasureOptions = {}): NestClass<object> {
  const EraseWorkspaceJob = defineJob(
    `${service}.erase-workspace`,
    Type.Object({ deleted_at: Type.String(), is_last: Type.Boolean() }),
    { maxAttempts: 100 },
  );

  @Injectable()
  class WorkspaceErasure {
    readonly #tenants = new DeletedTenants();

    constructor(
      private readonly database: BatchDatabase,
      private readonly jobs: JobQueue,
      private readonly clock: Clock,
    ) {}

    @Subscribe(WorkspaceDeleted)
    async deleted(events: readonly EventOf<typeof WorkspaceDeleted>[], tx: BatchTx): Promise<readonly Outcome[]> {
      const now = this.clock.now();
      const tenantIds = events.map(({ tenantId }) => tenantId);
      await this.#tenants.add(tx, service, tenantIds, now);
      await options.before?.(tx, tenantIds, now);
      const dueAt = new Date(now.getTime() + NOTICED_AFTER);
      const jobs = events.map(({ tenantId, payload: { deleted_at } }) => ({
        tenantId,
        payload: { deleted_at, is_last: false },
        dueAt,
        dedupe: 'first',
      }));
      await this.jobs.enqueueAll(tx, EraseWorkspaceJob, jobs);
      return events.map(done);
    }

    @HandleJob(EraseWorkspaceJob)
    async erase({ tenantId, payload }: JobOf<(typeof EraseWorkspaceJob)['schema']>) {
      await new TenantEraser(this.database, service, options).erase(tenantId);
      if (payload.is_last) return;
      const dueAt = new Date(this.clock.now().getTime() + SETTLED_AFTER);
      const job = { tenantId, payload: { ...payload, is_last: true }, dueAt, dedupe: 'last' };
      return (tx: BatchTx) => this.jobs.enqueue(tx, EraseWorkspaceJob, job);
    }
  }
  return WorkspaceErasure;
}
