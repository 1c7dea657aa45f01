import type { TenantTx } from '@hearback/database';
import type { Period } from '../../domain/period.js';
import type { Dimension } from '../../domain/score-filter.js';
import type { ScoreCounts } from '../../domain/scores.js';
import type { ScoreSelection } from '../score-queries.js';

/** The scores of one cell of a heat table; null: answers without one. */
export interface CrossScores {
  readonly method: string;
  readonly row: string | null;
  readonly column: string | null;
  readonly scores: ScoreCounts;
}

/** Reads scores by two dimensions at once. */
export abstract class HeatQueries {
  abstract cross(
    tx: TenantTx,
    selection: ScoreSelection,
    period: Period,
    rows: Dimension,
    columns: Dimension,
  ): Promise<readonly CrossScores[]>;
}
