import type { Cell } from '@hearback/kernel';
import { csvFile } from '../csv-file.js';
import type { RateDto } from '../rate.dto.js';
import type { ChurnReportDto } from './churn.dto.js';

/** The report as CSV: one number a row, with what it is of, what was predicted, how many it rests on, and its interval. */
export function churnCsv(report: ChurnReportDto): string {
  const { bands, calibration, drift, fairness, precision, recall } = report;
  return csvFile(
    ['figure', 'of', 'group', 'predicted', 'value', 'low', 'high', 'hits', 'n', 'verdict'],
    [
      ...(bands === null
        ? []
        : (['high', 'medium', 'low'] as const).map((band) => plain('customers', band, bands[band]))),
      ...(precision === null ? [] : [row('precision', precision)]),
      ...(recall === null ? [] : [row('recall', recall)]),
      ...(calibration === null
        ? []
        : [
            ...calibration.bins.map(({ observed, predicted }, i) =>
              row('calibration', observed, { of: `tenth ${i + 1}`, predicted }),
            ),
            plain('calibration_error', 'all', calibration.error, calibration.n),
            plain('bias', 'all', calibration.bias, calibration.n),
            plain('brier', 'all', calibration.brier, calibration.n),
            plain('auc', 'all', calibration.auc, calibration.n),
          ]),
      ...drift.map(({ month, n, psi, verdict }) => ['drift', month, null, null, psi, null, null, null, n, verdict]),
      ...fairness.flatMap(({ attribute, groups }) =>
        groups.flatMap(({ flagged, n, recall: found, value, verdict, wrongly_flagged: wrongly }) =>
          flagged === null || found === null || wrongly === null
            ? [['flagged', attribute, value, null, null, null, null, null, n, verdict]]
            : [
                row('flagged', flagged, { of: attribute, group: value }),
                row('flagged_of_left', found, { of: attribute, group: value }),
                row('flagged_of_stayed', wrongly, { of: attribute, group: value, verdict }),
              ],
        ),
      ),
    ],
  );
}

function row(
  figure: string,
  { hits, interval, n, value }: RateDto,
  {
    of = 'all',
    group = null,
    predicted = null,
    verdict = null,
  }: Readonly<Partial<Record<'of' | 'group' | 'predicted' | 'verdict', Cell>>> = {},
): readonly Cell[] {
  return [figure, of, group, predicted, value, interval?.low ?? null, interval?.high ?? null, hits, n, verdict];
}

function plain(figure: string, of: string, value: number | null, n: number | null = null): readonly Cell[] {
  return [figure, of, null, null, value, null, null, null, n, null];
}
