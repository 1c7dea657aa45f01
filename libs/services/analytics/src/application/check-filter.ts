import type { TenantTx } from '@hearback/database';
import type { ScoreFilter } from '../domain/score-filter.js';
import { analyticsErrors } from './analytics.errors.js';
import type { ScoreQueries } from './score-queries.js';

/** Throws `not-found` for an unknown survey or touchpoint, and `anonymous-survey`. */
export async function checkFilter(queries: ScoreQueries, tx: TenantTx, filter: ScoreFilter): Promise<void> {
  const targets = await queries.filterTargets(tx, filter);
  if (targets === 'unknown') throw analyticsErrors.error('not-found');
  if (targets === 'anonymous') throw analyticsErrors.error('anonymous-survey');
}
