import { Injectable, Logger } from '@nestjs/common';
import { BatchDatabase } from '@hearback/database';
import { derivedId, publicId } from '@hearback/kernel';
import { isSingleAddress } from '../../domain/address.js';
import { MAIL_PAGES } from '../../domain/mail-pages.js';
import { MailDelivery } from '../mail-delivery.js';
import { StaffCopies } from '../staff-copies.js';
import { WebhookMailWriter, type WebhookNotice } from './webhook-notice.js';
import { WebhookSending } from './webhook-sending.js';

/** Mails an owner or admin that an endpoint was disabled, unless it is on again, or was removed, by then. */
@Injectable()
export class SendWebhookNotice {
  readonly #log = new Logger('webhooks');

  constructor(
    private readonly database: BatchDatabase,
    private readonly staff: StaffCopies,
    private readonly sending: WebhookSending,
    private readonly writer: WebhookMailWriter,
    private readonly delivery: MailDelivery,
  ) {}

  /** Throws if the server may accept the mail later, so that the job is retried. */
  async execute({ tenantId, endpointId, memberId, reason, revision }: WebhookNotice): Promise<void> {
    const { recipient, endpoint } = await this.database.withTenants([tenantId], async (tx) => ({
      recipient: await this.staff.findRecipient(tx, tenantId, memberId),
      endpoint: await this.sending.lock(tx, tenantId, endpointId),
    }));
    if (endpoint === undefined || endpoint.isActive) return;
    if (recipient === undefined || !recipient.active || !recipient.confirmed) return;
    if (!isSingleAddress(recipient.email)) return;
    const mail = this.writer.write({
      id: derivedId('webhook-notice', endpointId, memberId, String(revision)),
      path:
        endpoint.kind === 'webhook'
          ? `${MAIL_PAGES.webhooks}?endpoint=${publicId('whe', endpointId)}`
          : MAIL_PAGES.chat,
      host: new URL(endpoint.url).host,
      reason,
      address: recipient.email,
      language: recipient.language ?? 'en',
    });
    const { outcome, reply } = await this.delivery.send(tenantId, mail);
    if (outcome === 'temporary') throw new Error(`the mail server did not accept the mail yet: ${reply}`);
    if (outcome === 'permanent') this.#log.warn(`a mail about a webhook endpoint was rejected: ${reply}`);
  }
}
