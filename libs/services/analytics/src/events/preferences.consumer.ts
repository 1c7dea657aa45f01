import { PreferencesChanged, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { ChangeProfiling } from '../application/churn/change-profiling.js';
import { InvitationStore } from '../application/invitation-store.js';
import { topicRefusalReport } from './invitation-reports.js';

/** What customers chose: invitations that were answered with a refusal, and who objects to profiling. */
@Injectable()
export class PreferencesConsumer {
  constructor(
    private readonly invitations: InvitationStore,
    private readonly profiling: ChangeProfiling,
  ) {}

  @Subscribe(PreferencesChanged)
  async changed(events: readonly EventOf<typeof PreferencesChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const refusals = events.map(topicRefusalReport).filter((report) => report !== undefined);
    await this.invitations.merge(tx, refusals);
    const choices = events.map(({ tenantId, payload }) => ({
      tenantId,
      customerId: payload.customer_id,
      noProfiling: payload.no_profiling,
      revision: payload.revision,
    }));
    await this.profiling.execute(tx, choices);
    return events.map(() => done());
  }
}
