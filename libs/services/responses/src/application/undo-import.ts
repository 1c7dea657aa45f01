import { newEvent, ResponseWithdrawn } from '@hearback/contracts';
import { BatchDatabase } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { ImportUndoStore } from './import-undo-store.js';

/** Maximum number of responses withdrawn per transaction. */
const BATCH = 1_000;

/** Milliseconds after which a run leaves the remaining responses to the next one, so that a process can stop quickly. */
const RUN_MS = 4_000;

/**
 * Withdraws the responses of an import: each transaction deletes some, publishes their withdrawal and moves the progress, so
 * that it continues where it was after a crash.
 */
@Injectable()
export class UndoImport {
  constructor(
    private readonly undos: ImportUndoStore,
    private readonly database: BatchDatabase,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Resolves with `more` if another run has to continue. */
  async execute(tenantId: string, importId: string): Promise<'ended' | 'more'> {
    const until = performance.now() + RUN_MS;
    while (await this.#step(tenantId, importId)) {
      if (performance.now() > until) return 'more';
    }
    return 'ended';
  }

  #step(tenantId: string, importId: string): Promise<boolean> {
    return this.database.withTenants([tenantId], async (tx) => {
      const undo = await this.undos.lock(tx, tenantId, importId);
      if (undo === undefined) return false;
      const batch = await this.undos.withdraw(tx, undo, BATCH);
      if (batch.responseIds.length === 0) {
        await this.undos.finish(tx, undo);
        return false;
      }
      await this.undos.advance(tx, undo, batch);
      const time = this.clock.now();
      const events = batch.responseIds.map((responseId) =>
        newEvent(ResponseWithdrawn, {
          id: derivedId('response-withdrawn', responseId),
          tenantId,
          time,
          payload: {
            response_id: responseId,
            survey_id: undo.surveyId,
            import_id: importId,
            withdrawn_at: time.toISOString(),
          },
        }),
      );
      await this.log.append(tx, events);
      return true;
    });
  }
}
