import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { QuotaStore } from '../application/quota-store.js';
import type { SurveyAddress } from '../application/survey-copies.js';

/** `QuotaStore` in SQL. */
@Injectable()
export class SqlQuotaStore extends QuotaStore {
  override async count(tx: BatchTx, { tenantId, surveyId }: SurveyAddress, limit: number): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      `select count(*)::integer as n from (
         select 1 from responses.response
         where tenant_id = $1 and survey_id = $2 and completed and import_id is null and not is_test
         limit $3) as counted`,
      [tenantId, surveyId, limit],
    );
    return row!.n;
  }

  override async lockAndCount(tx: BatchTx, survey: SurveyAddress, limit: number): Promise<number> {
    // A statement of its own: the count must see what was committed while this one waited.
    await tx.query('select 1 from responses.survey where tenant_id = $1 and survey_id = $2 for no key update', [
      survey.tenantId,
      survey.surveyId,
    ]);
    return this.count(tx, survey, limit);
  }
}
