import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ResponseFacts } from '../domain/response-facts.js';

/** This service's copy of a response. */
@Entity({ schema: 'followups', name: 'response_facts' })
@Index('response_facts_submitted_at_idx', ['tenant_id', 'submitted_at', 'response_id'])
export class ResponseFactsRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'response_facts_pkey' }) tenant_id: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'response_facts_pkey' }) response_id: string;
  @Column('timestamptz') submitted_at: Date;
  @Column('json') facts: FactsDocument;
}

/** Facts as JSON has them. Kept as `json`: it is read as a whole and never searched, and `jsonb` costs twice as much to add. */
export type FactsDocument = Omit<ResponseFacts, 'submittedAt' | 'acceptedAt'> & {
  readonly submittedAt: string;
  readonly acceptedAt: string;
};

/** The facts of a row. */
export function factsFromRow({ facts }: Pick<ResponseFactsRow, 'facts'>): ResponseFacts {
  return { ...facts, submittedAt: new Date(facts.submittedAt), acceptedAt: new Date(facts.acceptedAt) };
}
