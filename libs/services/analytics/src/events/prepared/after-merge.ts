import type { BatchTx } from '@hearback/database';
import type { MergeListener } from '@hearback/process';
import { Injectable } from '@nestjs/common';
import { PreparedReports } from '../../application/prepared/prepared-reports.js';

/** The reports that count customers; in one order everywhere, so that two transactions do not wait for each other. */
const KINDS = ['attribution', 'churn', 'customer-value', 'effect', 'key-figures', 'orders'] as const;

/** Has reports of customers computed again when profiles are merged, or a merge is taken back. */
@Injectable()
export class AfterMerge implements MergeListener {
  constructor(private readonly reports: PreparedReports) {}

  async merged(tx: BatchTx, tenantIds: readonly string[]): Promise<void> {
    for (const kind of KINDS) await this.reports.markStale(tx, kind, tenantIds);
  }
}
