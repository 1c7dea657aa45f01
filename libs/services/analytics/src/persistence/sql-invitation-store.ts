import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import {
  INVITATION_TIMES,
  InvitationStore,
  type Exposure,
  type ExposureAnswer,
  type InvitationReport,
  type PlanCopy,
  type RevisedName,
} from '../application/invitation-store.js';

const TIMES = INVITATION_TIMES.map((time) => `${time}_at`);

/**
 * Merges reports into the rows of their invitations, those of one invitation with each other first. `least` ignores nulls. Rows are
 * written in the order of their key, because consumers of several topics write the same ones.
 */
const MERGE = `
  insert into analytics.invitation_fact as known (tenant_id, invitation_id, survey_id, plan_id, customer_id, channel, segments,
    claimed_at, suppressed_at, suppressed_for, response_id, evidence, evidence_revision, ${TIMES.join(', ')})
  select tenant_id, invitation_id, min(survey_id)::uuid, min(plan_id)::uuid, min(customer_id)::uuid, min(channel),
    (array_agg(segments order by claimed_at, segments) filter (where claimed_at is not null))[1]::uuid[], min(claimed_at),
    min(suppressed_at), min(suppressed_for), min(response_id)::uuid,
    (array_agg(evidence order by evidence_revision desc) filter (where evidence is not null))[1],
    coalesce(max(evidence_revision), 0), ${TIMES.map((time) => `min(${time})`).join(', ')}
  from json_to_recordset($1::json) as told (tenant_id uuid, invitation_id uuid, survey_id text, plan_id text, customer_id text,
    channel text, segments text, claimed_at timestamptz, suppressed_at timestamptz, suppressed_for text, response_id text,
    evidence text, evidence_revision integer, ${TIMES.map((time) => `${time} timestamptz`).join(', ')})
  group by tenant_id, invitation_id
  order by tenant_id, invitation_id
  on conflict (tenant_id, invitation_id) do update set
    survey_id = coalesce(known.survey_id, excluded.survey_id), plan_id = coalesce(known.plan_id, excluded.plan_id),
    customer_id = coalesce(known.customer_id, excluded.customer_id), channel = coalesce(known.channel, excluded.channel),
    segments = case when known.claimed_at is null or excluded.claimed_at < known.claimed_at
      then coalesce(excluded.segments, known.segments) else known.segments end,
    claimed_at = least(known.claimed_at, excluded.claimed_at),
    suppressed_at = least(known.suppressed_at, excluded.suppressed_at),
    suppressed_for = least(known.suppressed_for, excluded.suppressed_for),
    response_id = coalesce(known.response_id, excluded.response_id),
    evidence = case when excluded.evidence_revision > known.evidence_revision then excluded.evidence else known.evidence end,
    evidence_revision = greatest(known.evidence_revision, excluded.evidence_revision),
    ${TIMES.map((time) => `${time} = least(known.${time}, excluded.${time})`).join(', ')}`;

const SAVE_PLANS = `
  insert into analytics.plan as known (tenant_id, plan_id, name, window_days, revision)
  select distinct on (1, 2) "tenantId", id, name, "windowDays", revision
  from json_to_recordset($1::json) as c ("tenantId" uuid, id uuid, name text, "windowDays" integer, revision integer)
  order by 1, 2, revision desc
  on conflict (tenant_id, plan_id) do update
  set name = excluded.name, window_days = excluded.window_days, revision = excluded.revision
  where known.revision < excluded.revision`;

const SAVE_SEGMENTS = `
  insert into analytics.segment as known (tenant_id, segment_id, name, revision)
  select distinct on (1, 2) "tenantId", id, name, revision
  from json_to_recordset($1::json) as c ("tenantId" uuid, id uuid, name text, revision integer)
  order by 1, 2, revision desc
  on conflict (tenant_id, segment_id) do update set name = excluded.name, revision = excluded.revision
  where known.revision < excluded.revision`;

const SAVE_EXPOSURES = `
  insert into analytics.exposure (tenant_id, touch_id, survey_id, customer_key, shown_at)
  select "tenantId", "touchId", "surveyId", "customerKey", at
  from json_to_recordset($1::json) as c ("tenantId" uuid, "touchId" uuid, "surveyId" uuid, "customerKey" uuid, at timestamptz)
  order by 1, 2
  on conflict do nothing`;

const SAVE_EXPOSURE_ANSWERS = `
  insert into analytics.exposure_answer (tenant_id, response_id, survey_id, customer_key, answered_at)
  select "tenantId", "responseId", "surveyId", "customerKey", at
  from json_to_recordset($1::json) as c ("tenantId" uuid, "responseId" uuid, "surveyId" uuid, "customerKey" uuid, at timestamptz)
  order by 1, 2
  on conflict do nothing`;

/** `InvitationStore` with set-based statements. */
@Injectable()
export class SqlInvitationStore extends InvitationStore {
  override merge(tx: BatchTx, reports: readonly InvitationReport[]): Promise<void> {
    return save(tx, MERGE, reports.map(toRow));
  }

  override savePlans(tx: BatchTx, plans: readonly PlanCopy[]): Promise<void> {
    return save(tx, SAVE_PLANS, plans);
  }

  override saveSegments(tx: BatchTx, segments: readonly RevisedName[]): Promise<void> {
    return save(tx, SAVE_SEGMENTS, segments);
  }

  override saveExposures(tx: BatchTx, exposures: readonly Exposure[]): Promise<void> {
    return save(tx, SAVE_EXPOSURES, exposures);
  }

  override saveExposureAnswers(tx: BatchTx, answers: readonly ExposureAnswer[]): Promise<void> {
    return save(tx, SAVE_EXPOSURE_ANSWERS, answers);
  }
}

async function save(tx: BatchTx, statement: string, rows: readonly object[]): Promise<void> {
  if (rows.length > 0) await tx.query(statement, [JSON.stringify(rows)]);
}

/** Members that are undefined are left out of the JSON, so their columns are null. */
function toRow({
  tenantId,
  invitationId,
  surveyId,
  claim,
  suppressed,
  times = {},
  responseId,
  evidence,
}: InvitationReport) {
  return {
    tenant_id: tenantId,
    invitation_id: invitationId,
    survey_id: surveyId,
    plan_id: claim?.planId ?? suppressed?.planId,
    customer_id: claim?.customerId,
    channel: claim?.channel,
    segments: claim && `{${claim.segments.join(',')}}`,
    claimed_at: claim?.at,
    suppressed_at: suppressed?.at,
    suppressed_for: suppressed?.reason,
    response_id: responseId,
    evidence: evidence?.value,
    evidence_revision: evidence?.revision,
    ...Object.fromEntries(Object.entries(times).map(([name, at]) => [`${name}_at`, at])),
  };
}
