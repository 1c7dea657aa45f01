import { reportSearch, type ReportSearch } from '../../../parts/metrics/report-search.js';

/** The numbers whose invitations can be listed. */
export const SELECTIONS = [
  'asked',
  'arrived',
  'started',
  'answered',
  'completed',
  'bounced',
  'refused',
  'unconfirmed',
  'silent',
] as const;
export type Selection = (typeof SELECTIONS)[number];

/** The state of the list of invitations in its address. */
export interface CohortSearch extends ReportSearch {
  readonly selection?: Selection;
}

/** Reads it; members that are malformed are dropped. */
export function cohortSearch(raw: Readonly<Record<string, unknown>>): CohortSearch {
  const selection = SELECTIONS.find((known) => known === raw['selection']);
  return { ...reportSearch(raw), ...(selection === undefined ? {} : { selection }) };
}
