import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { AskedCustomers, type CustomerAddress, type ExposureKind } from '../application/asked-customers.js';
import type { Attributes } from '../domain/survey-widget.js';

/** `AskedCustomers` in SQL. */
@Injectable()
export class SqlAskedCustomers extends AskedCustomers {
  override async lastAsked(
    tx: BatchTx,
    { tenantId, externalId }: CustomerAddress,
    since: Date,
  ): Promise<ReadonlyMap<string, Date>> {
    const rows = await tx.query<{ survey_id: string; asked_at: Date }>(
      `select survey_id, max(asked_at) as asked_at
       from (
         select survey_id, greatest(shown_at, dismissed_at) as asked_at from responses.survey_exposure
         where tenant_id = $1 and customer_external_id = any (responses.same_customer($1, $2))
         union all
         select survey_id, submitted_at from responses.response
         where tenant_id = $1 and customer_external_id = any (responses.same_customer($1, $2)) and created_at >= $3 and not is_test
         union all
         select survey_id, changed_at from responses.open_response
         where tenant_id = $1 and customer_external_id = any (responses.same_customer($1, $2)) and changed_at >= $3 and not is_test
       ) as asked
       where asked_at >= $3
       group by survey_id`,
      [tenantId, externalId, since],
    );
    return new Map(rows.map((row) => [row.survey_id, row.asked_at]));
  }

  override async attributes(tx: BatchTx, { tenantId, externalId }: CustomerAddress): Promise<Attributes> {
    const [row] = await tx.query<{ attributes: Attributes }>(
      'select attributes from responses.customer_copy where tenant_id = $1 and external_id = responses.kept_customer($1, $2)',
      [tenantId, externalId],
    );
    return row?.attributes ?? {};
  }

  override async lastShown(
    tx: BatchTx,
    { tenantId, externalId, surveyId }: CustomerAddress & { readonly surveyId: string },
  ): Promise<Date | undefined> {
    const [row] = await tx.query<{ shown_at: Date | null }>(
      `select shown_at from responses.survey_exposure
       where tenant_id = $1 and customer_external_id = $2 and survey_id = $3 for update`,
      [tenantId, externalId, surveyId],
    );
    return row?.shown_at ?? undefined;
  }

  override async record(
    tx: BatchTx,
    { tenantId, externalId, surveyId, kind }: CustomerAddress & { surveyId: string; kind: ExposureKind },
    at: Date,
  ): Promise<void> {
    const times = kind === 'shown' ? [at, null] : [null, at];
    await tx.query(
      `insert into responses.survey_exposure as e (tenant_id, customer_external_id, survey_id, shown_at, dismissed_at)
       values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, customer_external_id, survey_id) do update
         set shown_at = greatest(e.shown_at, excluded.shown_at),
             dismissed_at = greatest(e.dismissed_at, excluded.dismissed_at)`,
      [tenantId, externalId, surveyId, ...times],
    );
  }
}
