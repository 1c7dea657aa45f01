import { ExportFiles, listedFile, smallFile } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { CheckSender } from '../application/check-sender.js';
import { SenderStore } from '../application/senders.js';
import { SuppressionStore } from '../application/suppression-list.js';
import { ReportMailStore } from '../application/reports/report-mail-store.js';
import { NotificationsConfig } from '../notifications.config.js';
import { ExportedRecipientDto } from './reports/report-recipients.dto.js';
import { senderToDto } from './sender.dto.js';
import { suppressedToDto } from './suppressed-address.dto.js';

/** What the export of a workspace has of mail: from whom it is, and who gets none. */
@Injectable()
export class NotificationsExport extends ExportFiles<'notifications'> {
  override readonly files: ExportFiles<'notifications'>['files'];

  constructor(
    senders: SenderStore,
    checks: CheckSender,
    suppressions: SuppressionStore,
    reports: ReportMailStore,
    config: NotificationsConfig,
  ) {
    super();
    this.files = {
      sender: smallFile('the sender as `GET /v1/sender` shows it', async (tenantId) => {
        const sender = await senders.find(tenantId);
        return sender === undefined ? [] : [senderToDto(sender, checks.recordsOf(sender), config.sender)];
      }),
      'report-recipients': listedFile({
        line: 'who gets which report as `GET /v1/report-recipients` shows it, with the schedule',
        list: (tenantId, page) => reports.list(tenantId, page),
        positionOf: ({ id, changedAt }) => ({ id, createdAt: changedAt }),
        toLine: ExportedRecipientDto.fromExported,
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
