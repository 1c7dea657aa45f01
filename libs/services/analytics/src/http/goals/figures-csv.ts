import { csvFile } from '../csv-file.js';
import type { GoalsReportDto } from './goals-report.dto.js';
import type { KeyFiguresDto } from './key-figures.dto.js';

/** Key figures as CSV, a row each. */
export function keyFiguresCsv({ figures }: KeyFiguresDto): string {
  return csvFile(
    [
      'figure',
      'unit',
      'currency',
      'n',
      'value',
      'interval_low',
      'interval_high',
      'baseline_n',
      'baseline_value',
      'difference',
      'difference_low',
      'difference_high',
      'adjusted_p',
      'verdict',
      'goal',
      'goal_by',
      'goal_verdict',
    ],
    figures.map(({ figure, unit, currency, now, baseline, difference, verdict, goal }) => [
      figure,
      unit,
      currency,
      now.n,
      now.value,
      now.interval?.low ?? null,
      now.interval?.high ?? null,
      baseline?.n ?? null,
      baseline?.value ?? null,
      difference?.value ?? null,
      difference?.interval.low ?? null,
      difference?.interval.high ?? null,
      difference?.adjusted_p ?? null,
      verdict,
      goal?.target ?? null,
      goal?.by ?? null,
      goal?.verdict ?? null,
    ]),
  );
}

/** Goals as CSV, a row each. */
export function goalsCsv({ goals }: GoalsReportDto): string {
  return csvFile(
    [
      'figure',
      'touchpoint_id',
      'touchpoint',
      'target',
      'unit',
      'currency',
      'by',
      'n',
      'value',
      'interval_low',
      'interval_high',
      'verdict',
    ],
    goals.map(({ goal, touchpoint, unit, currency, n, value, interval, verdict }) => [
      goal.figure,
      goal.touchpoint_id,
      touchpoint,
      goal.target,
      unit,
      currency,
      goal.by,
      n,
      value,
      interval?.low ?? null,
      interval?.high ?? null,
      verdict,
    ]),
  );
}
