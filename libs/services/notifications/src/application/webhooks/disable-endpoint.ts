import { Injectable, Logger } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import type { DisabledReason } from '../../domain/webhooks/webhook-endpoint.js';
import { StaffCopies } from '../staff-copies.js';
import { WebhookNotices } from './webhook-notice.js';
import { WebhookSending, type SendingEndpoint } from './webhook-sending.js';

/** Ends deliveries to a receiver that does not work any more, and tells owners and admins by mail. */
@Injectable()
export class DisableEndpoint {
  readonly #log = new Logger('webhooks');

  constructor(
    private readonly sending: WebhookSending,
    private readonly staff: StaffCopies,
    private readonly notices: WebhookNotices,
  ) {}

  /**
   * `failing`: only if no attempt has succeeded since the first one of a message in `failed`, of which the last attempt failed. Nothing is done
   * if it is not active.
   */
  async execute(
    tx: BatchTx,
    endpoint: SendingEndpoint,
    reason: DisabledReason,
    failed: readonly string[] = [],
  ): Promise<void> {
    const revision = await this.sending.disable(tx, endpoint, reason, failed);
    if (revision === undefined) return;
    const { tenantId, id } = endpoint;
    const members = await this.staff.administrators(tx, tenantId);
    await this.notices.plan(
      tx,
      members.map((memberId) => ({ tenantId, endpointId: id, memberId, reason, revision })),
    );
    this.#log.warn(`the webhook endpoint ${id} of workspace ${tenantId} was disabled: ${reason}`);
  }
}
