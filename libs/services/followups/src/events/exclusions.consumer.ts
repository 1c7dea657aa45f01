import { Injectable } from '@nestjs/common';
import { ResponseExcluded, ResponseRestored, ResponseWithdrawn, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { CloseWithdrawnTasks } from '../application/close-withdrawn-tasks.js';
import { RecordExclusions } from '../application/record-exclusions.js';
import type { Actor } from '../domain/task.js';

/** Tells the tasks about a response that it no longer counts, counts again, or was deleted. */
@Injectable()
export class ExclusionsConsumer {
  constructor(
    private readonly recordExclusions: RecordExclusions,
    private readonly closeWithdrawnTasks: CloseWithdrawnTasks,
  ) {}

  @Subscribe(ResponseExcluded)
  async excluded(events: readonly EventOf<typeof ResponseExcluded>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.recordExclusions.execute(
      tx,
      events.map(({ tenantId, payload: { response_id: responseId, reason, excluded_by, excluded_at } }) => ({
        tenantId,
        responseId,
        reason,
        actor: actorOf(excluded_by),
        at: new Date(excluded_at),
      })),
    );
    return events.map(() => done());
  }

  @Subscribe(ResponseRestored)
  async restored(events: readonly EventOf<typeof ResponseRestored>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.recordExclusions.execute(
      tx,
      events.map(({ tenantId, payload: { response_id: responseId, restored_by, restored_at } }) => ({
        tenantId,
        responseId,
        reason: null,
        actor: actorOf(restored_by),
        at: new Date(restored_at),
      })),
    );
    return events.map(() => done());
  }

  @Subscribe(ResponseWithdrawn)
  async withdrawn(events: readonly EventOf<typeof ResponseWithdrawn>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.closeWithdrawnTasks.execute(
      tx,
      events.map(({ tenantId, payload: { response_id: responseId, import_id: importId, withdrawn_at } }) => ({
        tenantId,
        responseId,
        importId,
        at: new Date(withdrawn_at),
      })),
    );
    return events.map(() => done());
  }
}

function actorOf({ kind, id }: { readonly kind: string; readonly id: string | null }): Actor {
  return { kind: kind === 'staff' ? 'staff' : 'key', id };
}
