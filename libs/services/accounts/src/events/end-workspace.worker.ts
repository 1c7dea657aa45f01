import { newEvent, WorkspaceDeleted, type NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { CredentialDirectory } from '@hearback/http';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { EndWorkspaceJob } from '../application/end-workspace-job.js';
import { WorkspaceEndings } from '../application/workspace-endings.js';

/**
 * Ends a workspace: nobody gets in any more, and all services are told to erase it. Both happen in the transaction that deletes the
 * job, so once, whatever number of processes there is.
 */
@Injectable()
export class EndWorkspaceWorker {
  constructor(
    private readonly endings: WorkspaceEndings,
    private readonly eventLog: EventLog,
    private readonly credentials: CredentialDirectory,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  @HandleJob(EndWorkspaceJob)
  end({ tenantId }: JobOf<(typeof EndWorkspaceJob)['schema']>): Promise<(tx: BatchTx) => Promise<void>> {
    return Promise.resolve((tx) => this.#end(tx, tenantId));
  }

  async #end(tx: BatchTx, tenantId: string): Promise<void> {
    const now = this.clock.now();
    if (!(await this.endings.lockDue(tx, tenantId, now))) return;
    await this.endings.endAccess(tx, tenantId);
    const payload = { workspace_id: tenantId, deleted_at: now.toISOString() };
    const event = newEvent(WorkspaceDeleted, { id: this.ids.next(), tenantId, time: now, payload }) as NewEvent;
    tx.afterCommit(() => this.credentials.forget(tenantId));
    await this.eventLog.append(tx, [event]);
  }
}
