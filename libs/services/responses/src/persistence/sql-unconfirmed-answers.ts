import { keyset, TenantDatabase } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import {
  UNCONFIRMED,
  UnconfirmedAnswers,
  type UnconfirmedAnswer,
  type UnconfirmedFilter,
} from '../application/unconfirmed-answers.js';
import type { InvitationEvidence, ScannerSignal } from '../domain/invitation-evidence.js';
import type { Values } from '../domain/open-response.js';

interface UnconfirmedRow {
  readonly id: string;
  readonly invitation_id: string;
  readonly survey_id: string;
  readonly survey_version: number;
  readonly customer_external_id: string;
  readonly evidence: InvitationEvidence;
  readonly signals: readonly ScannerSignal[];
  readonly networks: number;
  readonly answers: Values;
  readonly completed: boolean;
  readonly created_at: Date;
}

/** `UnconfirmedAnswers` in SQL. */
@Injectable()
export class SqlUnconfirmedAnswers extends UnconfirmedAnswers {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async list(
    tenantId: string,
    { surveyId, evidence }: UnconfirmedFilter,
    page: PageRequest,
  ): Promise<Page<UnconfirmedAnswer>> {
    const parameters: unknown[] = [tenantId, surveyId ?? null, evidence === undefined ? UNCONFIRMED : [evidence]];
    const keys = keyset(page, ['created_at', 'id'], parameters);
    const rows = await this.database.withTenant(tenantId, (tx) =>
      tx.query<UnconfirmedRow>(
        `select * from (
           select o.response_id as id, o.invitation_id, o.survey_id, o.survey_version, l.customer_external_id, l.evidence, l.signals,
             o.answers, o.completed_at is not null as completed, o.begun_at as created_at,
             (select count(distinct n.network_hash)::integer from responses.link_observation n
              where n.tenant_id = o.tenant_id and n.invitation_id = o.invitation_id) as networks
           from responses.open_response o
           join responses.invitation_link l on l.tenant_id = o.tenant_id and l.invitation_id = o.invitation_id
           where o.tenant_id = $1 and o.invitation_id is not null and o.stored_at is null and o.withdrawn_at is null
             and ($2::uuid is null or o.survey_id = $2) and l.evidence = any ($3::text[])
         ) as unconfirmed
         where ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      ),
    );
    return pageOf(rows.map(fromRow), page.limit);
  }
}

function fromRow(row: UnconfirmedRow): UnconfirmedAnswer {
  const { id, evidence, signals, networks, answers, completed } = row;
  return {
    id,
    invitationId: row.invitation_id,
    surveyId: row.survey_id,
    surveyVersion: row.survey_version,
    customer: row.customer_external_id,
    evidence,
    signals,
    networks,
    answers,
    completed,
    createdAt: row.created_at,
  };
}
