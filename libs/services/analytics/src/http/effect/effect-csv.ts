import { csvFile } from '../csv-file.js';
import type { EffectDto } from './effect.dto.js';

/** The loop effect as CSV: a row for each way of following up. */
export function effectCsv({ metric, method_version, regression, rows }: EffectDto): string {
  return csvFile(
    [
      'metric',
      'method_version',
      'action',
      'treated',
      'pairs',
      'effect',
      'effect_low',
      'effect_high',
      'confidence',
      'p',
      'verdict',
      'first',
      'next',
      'control_first',
      'control_next',
      'regression_lands_at',
      'refusal',
    ],
    rows.map((row, i) => [
      metric,
      method_version,
      row.action,
      row.treated,
      row.pairs,
      row.effect,
      row.interval?.low ?? null,
      row.interval?.high ?? null,
      row.confidence,
      row.p,
      row.verdict,
      row.answered?.first ?? null,
      row.answered?.next ?? null,
      row.not_answered?.first ?? null,
      row.not_answered?.next ?? null,
      i === 0 ? (regression?.lands_at ?? null) : null,
      row.refusal?.code ?? null,
    ]),
  );
}
