import { Injectable } from '@nestjs/common';
import {
  CustomersCopyPartCollected,
  FollowupsCopyPartCollected,
  NotificationsCopyPartCollected,
  ResponsesCopyPartCollected,
  SurveyCopyPartCollected,
  type CopyingService,
  type CopyPartCollectedV1,
  type EventOf,
} from '@hearback/contracts';
import { ofTenant, type BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { ReceiveCopyPart } from '../application/privacy/receive-copy-part.js';

/** Puts copies together of what services say that they store. */
@Injectable()
export class DataCopiesConsumer {
  constructor(private readonly receive: ReceiveCopyPart) {}

  @Subscribe(CustomersCopyPartCollected)
  customers(events: readonly EventOf<typeof CustomersCopyPartCollected>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#receive('customers', events, tx);
  }

  @Subscribe(SurveyCopyPartCollected)
  survey(events: readonly EventOf<typeof SurveyCopyPartCollected>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#receive('survey', events, tx);
  }

  @Subscribe(ResponsesCopyPartCollected)
  responses(events: readonly EventOf<typeof ResponsesCopyPartCollected>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#receive('responses', events, tx);
  }

  @Subscribe(FollowupsCopyPartCollected)
  followups(events: readonly EventOf<typeof FollowupsCopyPartCollected>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#receive('followups', events, tx);
  }

  @Subscribe(NotificationsCopyPartCollected)
  notifications(
    events: readonly EventOf<typeof NotificationsCopyPartCollected>[],
    tx: BatchTx,
  ): Promise<readonly Outcome[]> {
    return this.#receive('notifications', events, tx);
  }

  async #receive(
    service: CopyingService,
    events: readonly { readonly tenantId: string; readonly payload: CopyPartCollectedV1 }[],
    tx: BatchTx,
  ): Promise<readonly Outcome[]> {
    for (const { tenantId, payload } of events) {
      const { copy_id: copyId, number, parts, table, kind, rows } = payload;
      await this.receive.execute(ofTenant(tx, tenantId), copyId, { service, number, parts, table, kind, rows });
    }
    return events.map(done);
  }
}
