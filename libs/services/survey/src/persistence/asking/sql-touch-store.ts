import { Injectable } from '@nestjs/common';
import { keyset, type BatchTx, type Tx } from '@hearback/database';
import type { PageRequest } from '@hearback/kernel';
import {
  TouchStore,
  type CustomerTouch,
  type NewTouch,
  type StoredTouch,
} from '../../application/asking/touch-store.js';
import type { SurveyKind } from '../../domain/asking/attention-rules.js';
import type { TouchCause } from '../../domain/asking/person.js';

/** `TouchStore` in SQL. */
@Injectable()
export class SqlTouchStore extends TouchStore {
  override add(tx: Tx, tenantId: string, touch: NewTouch): Promise<void> {
    return this.addAll(tx, tenantId, [touch]);
  }

  override async addAll(tx: Tx, tenantId: string, touches: readonly NewTouch[]): Promise<void> {
    const rows = touches.map(({ customer, ...touch }) => ({
      id: touch.id,
      cause: touch.cause,
      source_id: touch.sourceId,
      customer_id: 'id' in customer ? customer.id : null,
      external_id: 'id' in customer ? null : customer.externalId,
      at: touch.at,
      survey_kind: touch.surveyKind,
      survey_id: touch.surveyId,
      channel: touch.channel,
      invitation_id: touch.invitationId,
      matter: touch.matter,
    }));
    await tx.query(
      `insert into survey.touch (tenant_id, id, cause, source_id, customer_id, external_id, at, survey_kind, survey_id, channel,
         invitation_id, matter)
       select $1, t.id, t.cause, t.source_id, t.customer_id, t.external_id, t.at, t.survey_kind, t.survey_id, t.channel,
         t.invitation_id, t.matter
       from json_populate_recordset(null::survey.touch, $2::json) t on conflict (tenant_id, cause, source_id) do nothing`,
      [tenantId, JSON.stringify(rows)],
    );
  }

  override async void(tx: BatchTx, tenantId: string, cause: TouchCause, sourceId: string, at: Date): Promise<void> {
    await tx.query(
      `update survey.touch set voided_at = least(voided_at, $4) where tenant_id = $1 and cause = $2 and source_id = $3`,
      [tenantId, cause, sourceId, at],
    );
  }

  override newest(
    tx: Tx,
    tenantId: string,
    { customerId, externalId }: { readonly customerId: string; readonly externalId: string },
    limit: number,
  ): Promise<readonly StoredTouch[]> {
    return tx.query<StoredTouch>(
      `select cause, at, survey_kind as "surveyKind", survey_id as "surveyId", channel, invitation_id as "invitationId",
         voided_at as "voidedAt"
       from survey.touch where tenant_id = $1 and (external_id = any (survey.same_customer($1, $3)) or customer_id = $2
         or customer_id in (select p.customer_id from survey.customer_pointer p where p.tenant_id = $1 and p.kept_id = $2)) order by at desc, id desc limit $4`,
      [tenantId, customerId, externalId, limit],
    );
  }

  override page(tx: Tx, tenantId: string, page: PageRequest): Promise<readonly CustomerTouch[]> {
    const parameters: unknown[] = [tenantId];
    const keys = keyset(page, ['at', 'id'], parameters);
    return tx.query<CustomerTouch>(
      `select * from (
         select t.id, t.cause, t.at, t.survey_kind as "surveyKind", t.survey_id as "surveyId", t.channel,
           t.invitation_id as "invitationId", t.voided_at as "voidedAt", coalesce(t.external_id, a.external_id) as "externalId"
         from survey.touch t
         left join survey.audience a on a.tenant_id = t.tenant_id and a.customer_id = t.customer_id
         where t.tenant_id = $1) touches
       where ${keys.condition} ${keys.orderAndLimit}`,
      parameters,
    );
  }

  override async kindOf(tx: Tx, tenantId: string, surveyId: string): Promise<SurveyKind | undefined> {
    const [row] = await tx.query<{ kind: SurveyKind }>(
      'select kind from survey.survey where tenant_id = $1 and id = $2',
      [tenantId, surveyId],
    );
    return row?.kind;
  }
}
