import { BatchDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { refuseAnonymous } from './anonymous/anonymous-guard.js';
import { askedEvent } from './asked-event.js';
import { AskedCustomers, type CustomerAddress, type ExposureKind } from './asked-customers.js';
import { responsesErrors } from './responses.errors.js';
import { SurveyDirectory } from './survey-directory.js';

/**
 * Records that a signed customer was shown a survey on a web page, or dismissed it. Who is shown one was asked: that has an event, one a
 * day for each survey.
 */
@Injectable()
export class RecordExposure {
  constructor(
    private readonly directory: SurveyDirectory,
    private readonly customers: AskedCustomers,
    private readonly database: BatchDatabase,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** A repeat is harmless. Throws survey-not-found. */
  async execute(exposure: CustomerAddress & { readonly surveyId: string; readonly kind: ExposureKind }): Promise<void> {
    const survey = await this.directory.find(exposure);
    if (survey === undefined) throw responsesErrors.error('survey-not-found');
    refuseAnonymous(survey);
    const at = this.clock.now();
    const { tenantId, externalId, surveyId, kind } = exposure;
    await this.database.withTenants([tenantId], async (tx) => {
      const before = await this.customers.lastShown(tx, exposure);
      await this.customers.record(tx, exposure, at);
      if (kind !== 'shown' || (before !== undefined && dayOf(before) === dayOf(at))) return;
      const occasion = [surveyId, externalId, dayOf(at)];
      await this.log.append(tx, [askedEvent({ tenantId, externalId, surveyId, channel: 'widget', at, occasion })]);
    });
  }
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
