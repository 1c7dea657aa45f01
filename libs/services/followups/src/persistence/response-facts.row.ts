import type { ResponseFacts } from '../domain/response-facts.js';

/** This service's copy of a response. */
export interface ResponseFactsRow {
  readonly tenant_id: string;
  readonly response_id: string;
  readonly submitted_at: Date;
  readonly facts: FactsDocument;
}

/** Facts as JSON. The column is `json` because it is read as a whole and never searched; inserts of `jsonb` cost more. */
export type FactsDocument = Omit<ResponseFacts, 'submittedAt' | 'acceptedAt' | 'segments' | 'invitationId'> & {
  readonly submittedAt: string;
  readonly acceptedAt: string;
  /** Absent in rows of releases that did not know segments. */
  readonly segments?: readonly string[];
  /** Absent in rows of releases before rules sent surveys. */
  readonly invitationId?: string | null;
};

/** The facts of a row. */
export function factsFromRow({ facts }: Pick<ResponseFactsRow, 'facts'>): ResponseFacts {
  return {
    ...facts,
    segments: facts.segments ?? [],
    invitationId: facts.invitationId ?? null,
    submittedAt: new Date(facts.submittedAt),
    acceptedAt: new Date(facts.acceptedAt),
  };
}
