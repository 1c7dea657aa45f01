import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import {
  PlanStore,
  type AskedSurvey,
  type AudiencePlace,
  type PastInvitations,
  type PlanMessage,
} from '../../application/asking/plan-store.js';
import {
  PLANNED_ALL,
  type Plan,
  type PlanAudience,
  type PlanContent,
  type PlanKind,
} from '../../domain/asking/plan.js';
import type { Version } from '../../domain/version.js';
import { contentParameters, fromPlanRow, type PlanRow } from './plan.row.js';

const CONTENT =
  'name, survey_id, audience, schedule, trigger, recurring, reminder_days, thanks, window_days, sender_id, texts';

/** A fixed order of each plan that has nothing to do with names and ages, which `orderInPlan` of the domain is too. */
const KEY = `left(encode(sha256(convert_to($2::text || a.customer_id::text, 'UTF8')), 'hex'), 32)::uuid`;

const IN_AUDIENCE: Readonly<Record<PlanAudience['kind'], string>> = {
  all: '$5::text[] is null',
  segments: `exists (select from survey.segment_member m
    join survey.segment s on s.tenant_id = m.tenant_id and s.id = m.segment_id and not s.archived
    where m.tenant_id = a.tenant_id and m.customer_id = a.customer_id and m.segment_id = any ($5::uuid[]))`,
  customers: `(a.external_id = any ($5::text[]) or a.customer_id in (
    select p.kept_id from survey.customer_pointer p where p.tenant_id = $1 and p.external_id = any ($5::text[])))`,
};

/** `PlanStore` in SQL. */
@Injectable()
export class SqlPlanStore extends PlanStore {
  override async survey(tx: Tx, tenantId: string, surveyId: string): Promise<AskedSurvey | undefined> {
    const [row] = await tx.query<AskedSurvey>(
      'select id, name, kind, status, version from survey.survey where tenant_id = $1 and id = $2',
      [tenantId, surveyId],
    );
    return row;
  }

  override async newestVersion(
    tx: Tx,
    tenantId: string,
    surveyId: string,
  ): Promise<Pick<Version, 'version' | 'name' | 'definition'> | undefined> {
    const [row] = await tx.query<Pick<Version, 'version' | 'name' | 'definition'>>(
      `select version, name, definition from survey.survey_version
       where tenant_id = $1 and survey_id = $2 order by version desc limit 1`,
      [tenantId, surveyId],
    );
    return row;
  }

  override async insert(
    tx: Tx,
    tenantId: string,
    id: string,
    kind: PlanKind,
    content: PlanContent,
    at: Date,
  ): Promise<void> {
    await tx.query(
      `insert into survey.plan (tenant_id, id, kind, status, revision, created_at, updated_at, ${CONTENT})
       values ($1, $2, $3, 'draft', 1, $4, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       on conflict (tenant_id, survey_id) where kind = 'single' do nothing`,
      [tenantId, id, kind, at, ...contentParameters(content)],
    );
  }

  override find(tx: Tx, tenantId: string, id: string): Promise<Plan | undefined> {
    return this.#one(tx, 'id = $2', [tenantId, id]);
  }

  override lock(tx: Tx, tenantId: string, id: string): Promise<Plan | undefined> {
    return this.#one(tx, 'id = $2 for update', [tenantId, id]);
  }

  override single(tx: Tx, tenantId: string, surveyId: string): Promise<Plan | undefined> {
    return this.#one(tx, `survey_id = $2 and kind = 'single'`, [tenantId, surveyId]);
  }

  override async update(tx: Tx, tenantId: string, plan: Plan): Promise<void> {
    await tx.query(
      `update survey.plan set status = $3, message_version = $4, survey_version = $5, planned_through = $6, revision = $7,
         updated_at = $8, started_at = $9, ended_at = $10, paused_because = $11, guarded_since = $12,
         occurrences_planned = $13, occurrences_planning = $14,
         (${CONTENT}) = ($15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
       where tenant_id = $1 and id = $2`,
      [
        tenantId,
        plan.id,
        plan.status,
        plan.messageVersion,
        plan.surveyVersion,
        plan.plannedThrough,
        plan.revision,
        plan.updatedAt,
        plan.startedAt,
        plan.endedAt,
        plan.pausedBecause,
        plan.guardedSince,
        plan.occurrences.planned,
        plan.occurrences.planning,
        ...contentParameters(plan),
      ],
    );
  }

  override async delete(tx: Tx, tenantId: string, id: string): Promise<void> {
    await tx.query('delete from survey.plan where tenant_id = $1 and id = $2', [tenantId, id]);
  }

  override async insertMessage(tx: Tx, tenantId: string, message: PlanMessage): Promise<void> {
    const { planId, version, surveyVersion, senderId, texts, publishedAt } = message;
    await tx.query(
      `insert into survey.plan_message (tenant_id, plan_id, version, survey_version, sender_id, texts, published_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tenantId, planId, version, surveyVersion, senderId, JSON.stringify(texts), publishedAt],
    );
  }

  override async triggers(tx: Tx, tenantId: string, event: string): Promise<readonly Plan[]> {
    const rows = await tx.query<PlanRow>(
      `select * from survey.plan where tenant_id = $1 and kind = 'trigger' and status in ('running', 'paused')
         and (trigger ->> 'event' = $2 or $2 in (select json_array_elements_text(trigger -> 'cancelIf')))
       order by id`,
      [tenantId, event],
    );
    return rows.map(fromPlanRow);
  }

  override audience(
    tx: Tx,
    tenantId: string,
    planId: string,
    audience: PlanAudience,
    after: string | null,
    limit: number,
  ): Promise<readonly AudiencePlace[]> {
    return tx.query<AudiencePlace>(
      `select key, customer_id as "customerId" from (
         select ${KEY} as key, a.customer_id from survey.audience a
         where a.tenant_id = $1 and a.external_id is not null
           and not exists (select from survey.customer_pointer p
             where p.tenant_id = a.tenant_id and p.customer_id = a.customer_id and p.kept_id is not null)
           and ${IN_AUDIENCE[audience.kind]}) placed
       where $3::uuid is null or key > $3 order by key limit $4`,
      [tenantId, planId, after, limit, membersOf(audience)],
    );
  }

  override async taken(
    tx: Tx,
    tenantId: string,
    planId: string,
    waiting?: Parameters<PlanStore['taken']>[3],
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await tx.query<{ day: string; customers: number }>(
      `select day, count(*)::integer as customers from survey.invitation
       where tenant_id = $1 and plan_id = $2 and day is not null
         and ($3::timestamptz is null or not (status = 'planned' and planned_at <= $3 and ($4::uuid is null or id > $4)))
       group by day`,
      [tenantId, planId, waiting?.at ?? null, waiting?.after ?? null],
    );
    return new Map(rows.map(({ day, customers }) => [day, customers]));
  }

  override async past(tx: Tx, tenantId: string, { id, kind }: AskedSurvey, since: Date): Promise<PastInvitations> {
    const rows = await tx.query<{ own: boolean; invited: number; answered: number }>(
      `select survey_id = $2 as own, count(*)::integer as invited, count(started_at)::integer as answered
       from survey.invitation
       where tenant_id = $1 and survey_kind = $3 and created_at > $4 and sent_at is not null and bounced_at is null
         and (expired_at is not null or started_at is not null)
       group by 1`,
      [tenantId, id, kind, since],
    );
    const sum = (list: typeof rows) => ({
      invited: list.reduce((total, { invited }) => total + invited, 0),
      answered: list.reduce((total, { answered }) => total + answered, 0),
    });
    return { ofSurvey: sum(rows.filter(({ own }) => own)), ofKind: sum(rows) };
  }

  override async done(tx: Tx, tenantId: string): Promise<readonly Plan[]> {
    const rows = await tx.query<PlanRow>(
      `select * from survey.plan p
       where p.tenant_id = $1 and p.kind = 'campaign' and p.status = 'running' and p.planned_through = $2
         and not exists (select from survey.invitation i where i.tenant_id = p.tenant_id and i.plan_id = p.id
           and i.suppressed_at is null and i.expired_at is null and i.completed_at is null)
       order by p.id for update of p`,
      [tenantId, PLANNED_ALL],
    );
    return rows.map(fromPlanRow);
  }

  async #one(tx: Tx, condition: string, parameters: readonly unknown[]): Promise<Plan | undefined> {
    const [row] = await tx.query<PlanRow>(
      `select * from survey.plan where tenant_id = $1 and ${condition}`,
      parameters,
    );
    return row && fromPlanRow(row);
  }
}

function membersOf(audience: PlanAudience): readonly string[] | null {
  if (audience.kind === 'segments') return audience.segmentIds;
  return audience.kind === 'customers' ? audience.externalIds : null;
}
