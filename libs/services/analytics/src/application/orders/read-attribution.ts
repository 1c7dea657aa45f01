import { TenantDatabase } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import type { ComputedReport } from '../prepared/prepared-report.js';
import { PreparedReports } from '../prepared/prepared-reports.js';
import {
  attributionVariant,
  PrepareAttribution,
  type AttributionChoice,
  type AttributionContent,
} from './prepare-attribution.js';

/** Reads what came before orders as it was prepared. */
@Injectable()
export class ReadAttribution {
  constructor(
    private readonly database: TenantDatabase,
    private readonly reports: PreparedReports,
    private readonly attribution: PrepareAttribution,
  ) {}

  execute(tenantId: string, choice: AttributionChoice): Promise<ComputedReport<AttributionContent>> {
    return this.database.withTenant(tenantId, (tx) =>
      this.reports.read(tx, this.attribution, attributionVariant(choice)),
    );
  }
}
