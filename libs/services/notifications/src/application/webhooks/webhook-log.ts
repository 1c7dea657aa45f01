import type { TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { DeliveryStatus, WebhookDelivery } from '../../domain/webhooks/webhook-delivery.js';

/** Which deliveries are sent again. */
export interface ReplayRange {
  /** Stored at this time or later. */
  readonly from: Date;
  /** Stored before. */
  readonly to: Date;
  /** Null: whatever became of them. */
  readonly status: DeliveryStatus | null;
}

/** What was sent, and how it went. */
export abstract class WebhookLog {
  abstract list(
    tenantId: string,
    endpointId: string,
    status: DeliveryStatus | null,
    page: PageRequest,
  ): Promise<Page<WebhookDelivery>>;
  abstract find(tenantId: string, deliveryId: string): Promise<WebhookDelivery | undefined>;
  /** As `find`, in a transaction. */
  abstract read(tx: TenantTx, deliveryId: string): Promise<WebhookDelivery | undefined>;
  /** The messages of the range, oldest first, each once. */
  abstract messagesIn(tx: TenantTx, endpointId: string, range: ReplayRange, limit: number): Promise<readonly string[]>;
  /** Deletes messages that were stored before, with their deliveries and attempts. Returns whether some are left, or a receiver is. */
  abstract deleteBefore(tenantId: string, before: Date): Promise<boolean>;
}
