import { Injectable } from '@nestjs/common';
import type { BatchTx, Tx } from '@hearback/database';
import {
  InvitationStore,
  type ClaimedFacts,
  type DueInvitation,
  type Invitation,
  type PlannedInvitation,
  type NewInvitation,
  type NewPlace,
  type ShownInvitation,
  type SuppressOptions,
} from '../../application/asking/invitation-store.js';
import type { PastDecision } from '../../domain/asking/attention-effect.js';
import type { ReportedFacts } from '../../domain/asking/invitation.js';
import {
  fromInvitationRow,
  fromShownRow,
  planParts,
  SHOWN,
  WITH_PLAN,
  type InvitationRow,
  type PlanPartsRow,
  type ShownRow,
} from './invitation.row.js';
import { CLAIM, INSERT, MERGE } from './invitation-sql.js';

interface DecisionRow extends Pick<
  InvitationRow,
  'id' | 'customer_id' | 'survey_kind' | 'rank' | 'matter' | 'by_hand' | 'reason'
> {
  readonly at: Date;
}

/** `InvitationStore` in SQL. */
@Injectable()
export class SqlInvitationStore extends InvitationStore {
  override async insert(tx: Tx, tenantId: string, invitations: readonly NewInvitation[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string }>(INSERT, [tenantId, JSON.stringify(invitations.map(toRow))]);
    return new Set(rows.map(({ id }) => id));
  }

  override async nextOccurrence(tx: Tx, tenantId: string, planId: string, customerId: string): Promise<number> {
    const [row] = await tx.query<{ next: number }>(
      `select coalesce(max(occurrence), 0) + 1 as next from survey.invitation
       where tenant_id = $1 and plan_id = $2 and customer_id = $3`,
      [tenantId, planId, customerId],
    );
    return row!.next;
  }

  override async shown(tx: Tx, tenantId: string, id: string): Promise<ShownInvitation | undefined> {
    const [row] = await tx.query<ShownRow>(`${SHOWN} where i.tenant_id = $1 and i.id = $2`, [tenantId, id]);
    return row && fromShownRow(row);
  }

  override async customerOf(tx: Tx, tenantId: string, id: string): Promise<string | undefined> {
    const [row] = await tx.query<{ customer_id: string }>(
      'select customer_id from survey.invitation where tenant_id = $1 and id = $2',
      [tenantId, id],
    );
    return row?.customer_id;
  }

  override async customersOf(tx: Tx, tenantId: string, ids: readonly string[]): Promise<readonly string[]> {
    const rows = await tx.query<{ customer_id: string }>(
      'select distinct customer_id from survey.invitation where tenant_id = $1 and id = any ($2) order by 1',
      [tenantId, ids],
    );
    return rows.map(({ customer_id: id }) => id);
  }

  override async lockAll(tx: Tx, tenantId: string, ids: readonly string[]): Promise<readonly PlannedInvitation[]> {
    const rows = await tx.query<InvitationRow & PlanPartsRow>(`${WITH_PLAN} order by i.id for update of i`, [
      tenantId,
      ids,
    ]);
    return rows.map((row) => ({ invitation: fromInvitationRow(row), plan: planParts(row) }));
  }

  override lock(tx: Tx, tenantId: string, id: string): Promise<PlannedInvitation | undefined> {
    return this.#withPlan(tx, tenantId, id, ' for update of i');
  }

  override find(tx: Tx, tenantId: string, id: string): Promise<PlannedInvitation | undefined> {
    return this.#withPlan(tx, tenantId, id, '');
  }

  async #withPlan(tx: Tx, tenantId: string, id: string, locking: string): Promise<PlannedInvitation | undefined> {
    const [row] = await tx.query<InvitationRow & PlanPartsRow>(WITH_PLAN + locking, [tenantId, [id]]);
    return row && { invitation: fromInvitationRow(row), plan: planParts(row) };
  }

  override async recordStep(
    tx: Tx,
    tenantId: string,
    id: string,
    step: 'reminder' | 'thanks',
    at: Date,
  ): Promise<void> {
    await tx.query(
      `update survey.invitation set reminders = reminders + ($3 = 'reminder')::integer,
         thanked_at = case when $3 = 'thanks' then $4 else thanked_at end
       where tenant_id = $1 and id = $2`,
      [tenantId, id, step, at],
    );
  }

  override async due(
    tx: Tx,
    tenantId: string,
    planId: string,
    at: Date,
    after: string | null,
    limit: number,
  ): Promise<readonly DueInvitation[]> {
    return tx.query<DueInvitation>(
      `select id, customer_id as "customerId" from survey.invitation where tenant_id = $1 and plan_id = $2 and status = 'planned' and planned_at <= $3
         and ($4::uuid is null or id > $4) order by id limit $5`,
      [tenantId, planId, at, after, limit],
    );
  }

  override async move(tx: Tx, tenantId: string, places: readonly NewPlace[]): Promise<void> {
    await tx.query(
      `update survey.invitation i set day = p.day, planned_at = p."plannedAt"
       from json_to_recordset($2) as p (id uuid, day date, "plannedAt" timestamptz)
       where i.tenant_id = $1 and i.id = p.id and i.status = 'planned'`,
      [tenantId, JSON.stringify(places)],
    );
  }

  override suppressPlanned(
    tx: Tx,
    tenantId: string,
    planId: string,
    { customerId, reason, at, dueAt, limit }: SuppressOptions,
  ): Promise<readonly Pick<Invitation, 'id' | 'planId' | 'surveyId' | 'customerId'>[]> {
    return tx.query(
      `with planned as (
         select id from survey.invitation
         where tenant_id = $1 and plan_id = $2 and status = 'planned' and ($3::uuid is null or customer_id = $3)
           and ($7::timestamptz is null or planned_at <= $7)
         order by id limit $6 for update)
       update survey.invitation i set suppressed_at = $4, reason = $5 from planned
       where i.tenant_id = $1 and i.id = planned.id and i.status = 'planned'
       returning i.id, i.plan_id as "planId", i.survey_id as "surveyId", i.customer_id as "customerId"`,
      [tenantId, planId, customerId, at, reason, limit, dueAt ?? null],
    );
  }

  override suppressCaused(
    tx: Tx,
    tenantId: string,
    eventIds: readonly string[],
    reason: string,
    at: Date,
  ): Promise<readonly Pick<Invitation, 'id' | 'planId' | 'surveyId' | 'customerId'>[]> {
    return tx.query(
      `with caused as (
         select id from survey.invitation
         where tenant_id = $1 and matter = any ($2) and claimed_at is null and suppressed_at is null and status = 'planned'
         order by id for update)
       update survey.invitation i set suppressed_at = $3, reason = $4 from caused
       where i.tenant_id = $1 and i.id = caused.id and i.status = 'planned'
       returning i.id, i.plan_id as "planId", i.survey_id as "surveyId", i.customer_id as "customerId"`,
      [tenantId, eventIds, at, reason],
    );
  }

  override async claim(
    tx: Tx,
    tenantId: string,
    claims: readonly (ClaimedFacts & { readonly id: string })[],
  ): Promise<void> {
    const rows = claims.map(({ id, at, expiresAt, segments }) => ({ id, at, expires_at: expiresAt, segments }));
    await tx.query(CLAIM, [tenantId, JSON.stringify(rows)]);
  }

  override async suppress(
    tx: Tx,
    tenantId: string,
    id: string,
    reason: string,
    until: Date | null,
    at: Date,
  ): Promise<void> {
    await tx.query(
      `update survey.invitation set suppressed_at = $3, reason = $4, until = $5
       where tenant_id = $1 and id = $2 and status = 'planned'`,
      [tenantId, id, at, reason, until],
    );
  }

  override async merge(tx: BatchTx, tenantId: string, id: string, facts: ReportedFacts): Promise<void> {
    await tx.query(MERGE, [
      tenantId,
      id,
      facts.sentAt ?? null,
      facts.bouncedAt ?? null,
      facts.startedAt ?? null,
      facts.completedAt ?? null,
      facts.withdrawnAt ?? null,
      facts.refusedAt ?? null,
      facts.expiredAt ?? null,
      facts.evidence?.value ?? null,
      facts.evidence?.revision ?? null,
    ]);
  }

  override async decisions(
    tx: Tx,
    tenantId: string,
    since: Date,
    limit: number,
  ): Promise<readonly (PastDecision & { readonly customerId: string })[]> {
    const rows = await tx.query<DecisionRow>(
      `select id, customer_id, survey_kind, rank, matter, by_hand, reason, coalesce(claimed_at, suppressed_at) as at
       from survey.invitation
       where tenant_id = $1 and created_at > $2::timestamptz - interval '400 days' and coalesce(claimed_at, suppressed_at) > $2
       order by at desc, id limit $3`,
      [tenantId, since, limit],
    );
    return rows.toReversed().map((row) => ({
      invitationId: row.id,
      customerId: row.customer_id,
      at: row.at,
      reason: row.reason,
      question: {
        kind: row.survey_kind,
        rank: row.rank,
        matter: row.matter,
        basis: 'opt_out',
        isByHand: row.by_hand,
        invitationId: row.id,
      },
    }));
  }

  override expire(
    tx: BatchTx,
    tenantId: string,
    at: Date,
    limit: number,
  ): Promise<readonly Pick<Invitation, 'id' | 'surveyId'>[]> {
    return tx.query(
      `with over as (
         select id from survey.invitation
         where tenant_id = $1 and expires_at <= $2 and expired_at is null and completed_at is null
         order by expires_at limit $3 for update)
       update survey.invitation i set expired_at = $2 from over where i.tenant_id = $1 and i.id = over.id
       returning i.id, i.survey_id as "surveyId"`,
      [tenantId, at, limit],
    );
  }
}

function toRow({ suppressed, ...invitation }: NewInvitation): object {
  return {
    id: invitation.id,
    plan_id: invitation.planId,
    survey_id: invitation.surveyId,
    survey_version: invitation.surveyVersion,
    message_version: invitation.messageVersion,
    survey_kind: invitation.surveyKind,
    customer_id: invitation.customerId,
    occurrence: invitation.occurrence,
    rank: invitation.rank,
    by_hand: invitation.byHand,
    matter: invitation.matter,
    variables: invitation.variables,
    day: invitation.day,
    created_at: invitation.createdAt,
    planned_at: invitation.plannedAt,
    reason: suppressed?.reason ?? null,
    until: suppressed?.until ?? null,
  };
}
