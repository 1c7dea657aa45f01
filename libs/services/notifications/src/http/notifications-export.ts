import { ExportFiles, listedFile, smallFile } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { CheckSender } from '../application/check-sender.js';
import { SenderStore } from '../application/senders.js';
import { SuppressionStore } from '../application/suppression-list.js';
import { NotificationsConfig } from '../notifications.config.js';
import { senderToDto } from './sender.dto.js';
import { suppressedToDto } from './suppressed-address.dto.js';

/** What the export of a workspace has of mail: from whom it is, and who gets none. */
@Injectable()
export class NotificationsExport extends ExportFiles<'notifications'> {
  override readonly files: ExportFiles<'notifications'>['files'];

  constructor(senders: SenderStore, checks: CheckSender, suppressions: SuppressionStore, config: NotificationsConfig) {
    super();
    this.files = {
      sender: smallFile('the sender as `GET /v1/sender` shows it', async (tenantId) => {
        const sender = await senders.find(tenantId);
        return sender === undefined ? [] : [senderToDto(sender, checks.recordsOf(sender), config.sender)];
      }),
      'suppressed-addresses': listedFile({
        line: 'an address that is not written to as `GET /v1/suppressed-addresses` shows it',
        list: (tenantId, page) => suppressions.list(tenantId, { reason: null, search: null }, page),
        positionOf: ({ id, changedAt }) => ({ id, createdAt: changedAt }),
        toLine: suppressedToDto,
      }),
    };
  }
}
