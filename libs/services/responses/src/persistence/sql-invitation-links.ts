import type { InvitationExpiredV1, InvitationMailDeliveredV1 } from '@hearback/contracts';
import { BatchDatabase, PreTenantLookup, type BatchTx } from '@hearback/database';
import { derivedId } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import {
  InvitationLinks,
  type ClaimOfTenant,
  type InvitationOfCustomer,
  type OlderJudgement,
} from '../application/invitation-links.js';
import type { LinkAddress } from '../application/personal-link-store.js';
import type { LinkObservation } from '../domain/invitation-evidence.js';
import type { AnswerProgress, InvitationLink, JudgedEvidence } from '../domain/invitation-link.js';
import type { OpenResponse } from '../domain/open-response.js';
import type { LinkUse } from '../domain/personal-link.js';
import type { CustomerAttributes } from '../domain/response.js';
import { INVITATION_COLUMNS, invitationLinkFromRow, type InvitationLinkRow } from './invitation-link.row.js';
import { openResponseFromRow, type OpenResponseRow } from './open-response.row.js';
import { OPEN_RESPONSE_COLUMNS } from './sql-open-response-store.js';

/** Observations of one invitation that are kept; more tell nothing new. */
const MAX_OBSERVATIONS = 200;

/** How long observations are kept. */
const KEPT_MS = 90 * 24 * 3_600_000;

const THIS = 'tenant_id = $1 and invitation_id = $2';

const SELECT = `select ${INVITATION_COLUMNS} from responses.invitation_link where ${THIS} and survey_id is not null`;

/** `InvitationLinks` in SQL. */
@Injectable()
export class SqlInvitationLinks extends InvitationLinks {
  constructor(
    private readonly database: BatchDatabase,
    private readonly lookup: PreTenantLookup,
  ) {
    super();
  }

  /** A reminder claims the same invitation again, maybe in the same batch. */
  override async claimed(tx: BatchTx, claims: readonly ClaimOfTenant[]): Promise<void> {
    await tx.query(
      `insert into responses.invitation_link as l
         (tenant_id, invitation_id, survey_id, survey_version, customer_external_id, expires_at)
       select distinct on (tenant_id, invitation_id) tenant_id, invitation_id, survey_id, survey_version, external_id, expires_at
       from json_to_recordset($1::json) as claim (tenant_id uuid, invitation_id uuid, survey_id uuid, survey_version integer,
         external_id text, expires_at timestamptz)
       order by tenant_id, invitation_id, expires_at desc
       on conflict (tenant_id, invitation_id) do update
         set survey_id = excluded.survey_id, survey_version = excluded.survey_version,
             customer_external_id = excluded.customer_external_id,
             expires_at = greatest(l.expires_at, excluded.expires_at)`,
      [JSON.stringify(claims.map(({ tenantId, payload }) => ({ tenant_id: tenantId, ...payload })))],
    );
  }

  override async delivered(tx: BatchTx, tenantId: string, delivery: InvitationMailDeliveredV1): Promise<void> {
    await tx.query(
      `insert into responses.invitation_link as l (tenant_id, invitation_id, deliveries)
       values ($1, $2, array[$3::timestamptz])
       on conflict (tenant_id, invitation_id) do update set deliveries = l.deliveries || excluded.deliveries
         where not l.deliveries @> excluded.deliveries`,
      [tenantId, delivery.invitation_id, delivery.delivered_at],
    );
  }

  override async ended(tx: BatchTx, tenantId: string, end: InvitationExpiredV1): Promise<void> {
    await tx.query(
      `insert into responses.invitation_link as l (tenant_id, invitation_id, ended_at) values ($1, $2, $3)
       on conflict (tenant_id, invitation_id) do update set ended_at = least(l.ended_at, excluded.ended_at)`,
      [tenantId, end.invitation_id, end.expired_at],
    );
  }

  override async find(invitationId: string): Promise<InvitationOfCustomer | undefined> {
    const [address] = await this.lookup.query<{ tenant_id: string }>(
      'select tenant_id from responses.invitation_of($1)',
      [invitationId],
    );
    if (address === undefined) return undefined;
    const { tenant_id: tenantId } = address;
    const [row] = await this.database.withTenants([tenantId], (tx) =>
      tx.query<InvitationLinkRow & { readonly attributes: CustomerAttributes | null }>(
        `select l.*, c.attributes from (${SELECT}) as l
         left join responses.customer_copy c on c.tenant_id = l.tenant_id and c.external_id = l.customer_external_id`,
        [tenantId, invitationId],
      ),
    );
    return row && { link: invitationLinkFromRow(row), customer: row.attributes ?? undefined };
  }

  override async lock(tx: BatchTx, { tenantId, id }: LinkAddress): Promise<InvitationLink | undefined> {
    const [row] = await tx.query<InvitationLinkRow>(`${SELECT} for update`, [tenantId, id]);
    return row && invitationLinkFromRow(row);
  }

  override async setUse(tx: BatchTx, { tenantId, id }: LinkAddress, use: LinkUse): Promise<void> {
    await tx.query(`update responses.invitation_link set used_submission_id = $3, used_completely = $4 where ${THIS}`, [
      tenantId,
      id,
      use.submissionId,
      use.isComplete,
    ]);
  }

  override async setEvidence(
    tx: BatchTx,
    { tenantId, id }: LinkAddress,
    { evidence, signals, revision, rules }: JudgedEvidence,
    at: Date,
  ): Promise<void> {
    await tx.query(
      `update responses.invitation_link
       set evidence = $3, signals = $4, evidence_revision = $5, rules = $6, judged_at = $7 where ${THIS}`,
      [tenantId, id, evidence, signals, revision, rules, at],
    );
  }

  override async setProgress(tx: BatchTx, { tenantId, id }: LinkAddress, progress: AnswerProgress): Promise<void> {
    const { startedAt, answeredAt, completedAt, withdrawnAt } = progress;
    await tx.query(
      `update responses.invitation_link
       set started_at = $3, answered_at = $4, completed_at = $5, withdrawn_at = $6 where ${THIS}`,
      [tenantId, id, startedAt ?? null, answeredAt ?? null, completedAt ?? null, withdrawnAt ?? null],
    );
  }

  override async observe(
    tx: BatchTx,
    { tenantId, id }: LinkAddress,
    observation: LinkObservation,
    network: string,
  ): Promise<void> {
    const kind = kindOf(observation);
    const score = observation.kind === 'trap' ? null : observation.score;
    const second = Math.floor(observation.at.getTime() / 1000);
    const kept = new Date(observation.at.getTime() - KEPT_MS);
    await tx.query('delete from responses.link_observation where tenant_id = $1 and at < $2', [tenantId, kept]);
    await tx.query(
      `insert into responses.link_observation (tenant_id, invitation_id, id, at, kind, score, network_hash)
       select $1, $2, $3, $4, $5, $6, $7
       where $5 = 'gesture' or (select count(*) from responses.link_observation where ${THIS}) < ${MAX_OBSERVATIONS}
       on conflict (tenant_id, invitation_id, id) do nothing`,
      [
        tenantId,
        id,
        derivedId('link-observation', kind, score ?? '', String(second)),
        observation.at,
        kind,
        score,
        network,
      ],
    );
    if (kind === 'gesture')
      await tx.query(`update responses.invitation_link set has_gesture = true where ${THIS}`, [tenantId, id]);
  }

  override async observations(tx: BatchTx, { tenantId, id }: LinkAddress): Promise<readonly LinkObservation[]> {
    const rows = await tx.query<ObservationRow>(
      `select at, kind, score from responses.link_observation where ${THIS}`,
      [tenantId, id],
    );
    return rows.map(observationFromRow);
  }

  override async workspacesJudgedBefore(rules: number, since: Date): Promise<readonly string[]> {
    const rows = await this.lookup.query<{ tenant_id: string }>(
      'select tenant_id from responses.workspaces_with_older_evidence($1, $2)',
      [rules, since],
    );
    return rows.map((row) => row.tenant_id);
  }

  override async judgedBefore(
    tx: BatchTx,
    tenantId: string,
    { rules, since, after }: OlderJudgement,
    count: number,
  ): Promise<readonly string[]> {
    const rows = await tx.query<{ invitation_id: string }>(
      `select invitation_id from responses.invitation_link
       where tenant_id = $1 and rules < $2 and judged_at >= $3 and ($4::uuid is null or invitation_id > $4)
       order by invitation_id limit $5`,
      [tenantId, rules, since, after ?? null, count],
    );
    return rows.map((row) => row.invitation_id);
  }

  override async held(tx: BatchTx, { tenantId, id, hasGesture }: InvitationLink): Promise<OpenResponse | undefined> {
    const [row] = await tx.query<OpenResponseRow>(
      `select ${OPEN_RESPONSE_COLUMNS} from responses.open_response
       where ${THIS} and stored_at is null and withdrawn_at is null and (has_gesture or not $3)
       order by completed_at desc nulls last, changed_at desc limit 1`,
      [tenantId, id, hasGesture],
    );
    return row && openResponseFromRow(row);
  }
}

interface ObservationRow {
  readonly at: Date;
  readonly kind: 'visit' | 'trap' | 'submit' | 'gesture';
  readonly score: string | null;
}

function kindOf(observation: LinkObservation): ObservationRow['kind'] {
  if (observation.kind !== 'submission') return observation.kind;
  return observation.hasGesture ? 'gesture' : 'submit';
}

function observationFromRow({ at, kind, score }: ObservationRow): LinkObservation {
  if (kind === 'trap') return { kind, at };
  return kind === 'visit' ? { kind, at, score } : { kind: 'submission', at, score, hasGesture: kind === 'gesture' };
}
