import { Injectable } from '@nestjs/common';
import { ResponseExcluded, ResponseRestored, ResponseWithdrawn, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import type { ExclusionState } from '../application/exclusion-store.js';
import { RecordExclusions } from '../application/record-exclusions.js';
import { UnderstandTexts } from '../application/text/understand-texts.js';

/** Withdrawal is final: no other change has a higher revision. */
const FINAL_REVISION = 2_147_483_647;

type Changed = EventOf<typeof ResponseExcluded> | EventOf<typeof ResponseRestored> | EventOf<typeof ResponseWithdrawn>;

/** Records which responses do not count. */
@Injectable()
export class ExclusionsConsumer {
  constructor(
    private readonly recordExclusions: RecordExclusions,
    private readonly texts: UnderstandTexts,
  ) {}

  @Subscribe(ResponseExcluded)
  excluded(events: readonly EventOf<typeof ResponseExcluded>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#record(tx, events, 'excluded');
  }

  @Subscribe(ResponseRestored)
  restored(events: readonly EventOf<typeof ResponseRestored>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#record(tx, events, 'counted');
  }

  @Subscribe(ResponseWithdrawn)
  async withdrawn(events: readonly EventOf<typeof ResponseWithdrawn>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.texts.forget(
      tx,
      events.map(({ tenantId, payload }) => ({ tenantId, responseId: payload.response_id })),
    );
    return this.#record(tx, events, 'withdrawn');
  }

  async #record(tx: BatchTx, events: readonly Changed[], state: ExclusionState): Promise<readonly Outcome[]> {
    const changes = events.map(({ tenantId, payload }) => ({
      tenantId,
      responseId: payload.response_id,
      revision: 'revision' in payload ? payload.revision : FINAL_REVISION,
      state,
    }));
    await this.recordExclusions.execute(tx, changes);
    return events.map(() => done());
  }
}
