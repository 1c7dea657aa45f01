import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import type { RecipientState } from '../../domain/reports/report-recipient.js';
import { ReportMailStore } from './report-mail-store.js';

/** Lets recipients say whether they want a report by mail. */
@Injectable()
export class ChooseReportMail {
  constructor(
    private readonly store: ReportMailStore,
    private readonly clock: Clock,
  ) {}

  /** Starts or stops the mails; repeating it changes nothing more. False: it was so before. */
  execute(unit: UnitOfWork, recipientId: string, status: Exclude<RecipientState, 'pending'>): Promise<boolean> {
    return unit.run((tx) => this.store.setState(tx, recipientId, status, this.clock.now()));
  }
}
