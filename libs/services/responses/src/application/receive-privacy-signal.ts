import { newEvent, PrivacySignalReceived, type NewEvent } from '@hearback/contracts';
import { BatchDatabase } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';

/** Publishes that the browser of a known customer asks for privacy. Who consumes it records the first one. */
@Injectable()
export class ReceivePrivacySignal {
  constructor(
    private readonly database: BatchDatabase,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** `externalId`: the workspace's id of the customer. */
  async execute(tenantId: string, externalId: string): Promise<void> {
    const time = this.clock.now();
    const id = this.ids.next();
    const payload = { signal_id: id, external_id: externalId, signal: 'gpc', received_at: time.toISOString() };
    const event = newEvent(PrivacySignalReceived, { id, tenantId, time, payload }) as NewEvent;
    await this.database.withTenants([tenantId], (tx) => this.log.append(tx, [event]));
  }
}
