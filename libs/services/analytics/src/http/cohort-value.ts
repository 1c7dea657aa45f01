import { publicId } from '@hearback/kernel';
import type { CohortDimension } from '../application/cohort-queries.js';

const PREFIXES = { plan: 'pln', survey: 'srv', segment: 'seg' } as const;

/** The value of a dimension as the API writes it. */
export function cohortValue(by: CohortDimension, value: string | null): string | null {
  return value === null || by === 'channel' ? value : publicId(PREFIXES[by], value);
}
