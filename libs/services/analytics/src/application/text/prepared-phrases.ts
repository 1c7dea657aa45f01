import type { TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import type { ComputedReport } from '../prepared/prepared-report.js';
import { PreparedReports } from '../prepared/prepared-reports.js';
import { PhrasesReport, type Phrases } from './phrases-report.js';

/** The prepared phrases of a workspace. */
@Injectable()
export class PreparedPhrases {
  constructor(
    private readonly reports: PreparedReports,
    private readonly phrases: PhrasesReport,
  ) {}

  read(tx: TenantTx): Promise<ComputedReport<Phrases>> {
    return this.reports.read(tx, this.phrases, '');
  }
}
