import { BatchDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { AskedCustomers, type CustomerAddress, type ExposureKind } from './asked-customers.js';
import { responsesErrors } from './responses.errors.js';
import { SurveyDirectory } from './survey-directory.js';

/** Records that a signed customer was shown a survey on a web page, or dismissed it. */
@Injectable()
export class RecordExposure {
  constructor(
    private readonly directory: SurveyDirectory,
    private readonly customers: AskedCustomers,
    private readonly database: BatchDatabase,
    private readonly clock: Clock,
  ) {}

  /** A repeat is harmless. Throws survey-not-found. */
  async execute(exposure: CustomerAddress & { readonly surveyId: string; readonly kind: ExposureKind }): Promise<void> {
    const survey = await this.directory.find(exposure);
    if (survey === undefined) throw responsesErrors.error('survey-not-found');
    const at = this.clock.now();
    await this.database.withTenants([exposure.tenantId], (tx) => this.customers.record(tx, exposure, at));
  }
}
