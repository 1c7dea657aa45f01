import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import { HeatQueries, type CrossScores } from '../../application/change/heat-queries.js';
import type { ScoreSelection } from '../../application/score-queries.js';
import type { Period } from '../../domain/period.js';
import type { Dimension } from '../../domain/score-filter.js';
import { NO_SCORES } from '../../domain/scores.js';
import { factCondition, groupOfFacts, Parameters } from '../score-conditions.js';

/** `HeatQueries` in SQL, with the request role. */
@Injectable()
export class SqlHeatQueries extends HeatQueries {
  override async cross(
    tx: TenantTx,
    selection: ScoreSelection,
    period: Period,
    rows: Dimension,
    columns: Dimension,
  ): Promise<readonly CrossScores[]> {
    const p = new Parameters();
    const [row, column] = [groupOfFacts(tx.tenantId, rows, p), groupOfFacts(tx.tenantId, columns, p)];
    const found = await tx.query<{ method: string; r: string | null; c: string | null; score: number; n: number }>(
      `select method, ${row} as r, ${column} as c, score, count(*)::integer as n
       from analytics.score_fact where ${factCondition(tx.tenantId, selection, period, p)} group by 1, 2, 3, 4`,
      p.values,
    );
    const cells = new Map<string, { method: string; row: string | null; column: string | null; scores: number[] }>();
    for (const { method, r, c, score, n } of found) {
      const key = JSON.stringify([method, r, c]);
      const cell = cells.get(key) ?? { method, row: r, column: c, scores: NO_SCORES.map(() => 0) };
      cell.scores[score] = n;
      cells.set(key, cell);
    }
    return [...cells.values()];
  }
}
