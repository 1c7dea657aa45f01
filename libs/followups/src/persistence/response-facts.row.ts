import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ResponseFacts } from '../domain/response-facts.js';

/** This service's copy of a response. */
@Entity({ schema: 'followups', name: 'response_facts' })
@Index('response_facts_submitted_at_idx', ['tenant_id', 'submitted_at', 'response_id'])
export class ResponseFactsRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'response_facts_pkey' }) tenant_id: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'response_facts_pkey' }) response_id: string;
  @Column('uuid') survey_id: string;
  @Column('timestamptz') submitted_at: Date;
  @Column('timestamptz') accepted_at: Date;
  @Column('jsonb') facts: FactsDocument;
}

/** What the columns beside it do not say. */
export type FactsDocument = Omit<ResponseFacts, 'responseId' | 'surveyId' | 'submittedAt' | 'acceptedAt'>;

/** The facts of a row. */
export function factsFromRow(row: Omit<ResponseFactsRow, 'tenant_id'>): ResponseFacts {
  return {
    ...row.facts,
    responseId: row.response_id,
    surveyId: row.survey_id,
    submittedAt: row.submitted_at,
    acceptedAt: row.accepted_at,
  };
}

/** The row of facts, as JSON takes it. */
export function factsToRow(tenantId: string, facts: ResponseFacts): Record<keyof ResponseFactsRow, unknown> {
  const { responseId, surveyId, submittedAt, acceptedAt, ...document } = facts;
  return {
    tenant_id: tenantId,
    response_id: responseId,
    survey_id: surveyId,
    submitted_at: submittedAt,
    accepted_at: acceptedAt,
    facts: document,
  };
}
