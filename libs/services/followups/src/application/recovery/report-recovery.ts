import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { recoveryReport, type RecoveryReport } from '../../domain/recovery/recovery.js';
import { followupsErrors } from '../followups.errors.js';
import { RecoveryStore } from './recovery-store.js';

/** Days that the report covers if its start is not given. */
const DEFAULT_DAYS = 90;

/** The report with its period. */
export interface PeriodRecovery {
  readonly from: Date;
  readonly to: Date;
  readonly report: RecoveryReport;
}

/** Reports whether customers are satisfied after their tasks were resolved in [from, to); by default, in the last 90 days. */
@Injectable()
export class ReportRecovery {
  constructor(
    private readonly database: TenantDatabase,
    private readonly recoveries: RecoveryStore,
    private readonly clock: Clock,
  ) {}

  /** @throws `bad-period` */
  async execute(
    tenantId: string,
    period: { readonly from: Date | null; readonly to: Date | null },
  ): Promise<PeriodRecovery> {
    const to = period.to ?? this.clock.now();
    const from = period.from ?? new Date(to.getTime() - DEFAULT_DAYS * 86_400_000);
    if (from >= to) throw followupsErrors.error('bad-period');
    const found = await this.database.withTenant(tenantId, (tx) => this.recoveries.resolvedIn(tx, tenantId, from, to));
    return { from, to, report: recoveryReport(found) };
  }
}
