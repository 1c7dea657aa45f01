import { PrivacySignalReceived, type EventOf } from '@hearback/contracts';
import { ofTenant, type BatchTx } from '@hearback/database';
import { Clock, done, skip, type Outcome } from '@hearback/kernel';
import { each, EventLog, Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { KnowCustomers } from '../application/know-customers.js';
import { nameOf } from '../application/known-customers.js';
import { HeedPrivacySignal } from '../application/preferences/heed-privacy-signal.js';

/** Records the signals of privacy that browsers of customers sent. */
@Injectable()
export class PrivacySignalsConsumer {
  constructor(
    private readonly know: KnowCustomers,
    private readonly heed: HeedPrivacySignal,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  @Subscribe(PrivacySignalReceived)
  received(events: readonly EventOf<typeof PrivacySignalReceived>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof PrivacySignalReceived>(events, async ({ tenantId, payload }) => {
      const { external_id: externalId, signal, received_at: at } = payload;
      if (signal !== 'gpc') return skip(`the signal ${signal} is unknown`);
      const named = { tenantId, externalId };
      const { ids, events: changes } = await this.know.execute(tx, [named], this.clock.now());
      if (changes.length > 0) await this.log.append(tx, changes);
      await this.heed.execute(ofTenant(tx, tenantId), ids.get(nameOf(named))!, new Date(at));
      return done();
    });
  }
}
