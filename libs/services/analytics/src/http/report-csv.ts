import type { Cell } from '@hearback/kernel';
import type { BucketDto } from './bucket.dto.js';
import { csvFile } from './csv-file.js';
import type { JourneyDto } from './journey.dto.js';
import type { MeasureDto } from './measure.dto.js';
import type { OverviewDto } from './overview.dto.js';
import type { SegmentReportDto } from './segments.dto.js';
import type { JudgedPeriodDto, TrendDto } from './trend.dto.js';

/** A trend as CSV: a row per series for the whole period, and one per bucket. */
export function trendCsv({ metric, series }: TrendDto): string {
  return csvFile(
    ['metric', 'method_version', 'by', 'group', 'part', 'from', 'to', 'partial', ...VALUE, ...JUDGED],
    series.flatMap(({ method_version, group, total, buckets }) => {
      const whose = [metric, method_version, group?.by ?? null, group?.value ?? null];
      const rowOf = (part: string, number: JudgedPeriodDto | BucketDto) => [
        ...whose,
        part,
        number.from,
        number.to,
        number.partial,
        ...valueOf(number),
        ...judgedOf(number),
      ];
      return [rowOf('total', total), ...buckets.map((bucket) => rowOf('bucket', bucket))];
    }),
  );
}

/** A table of segments as CSV. */
export function segmentsCsv({ metric, by, tables }: SegmentReportDto): string {
  return csvFile(
    ['metric', 'method_version', 'by', 'segment', ...VALUE, ...JUDGED],
    tables.flatMap(({ method_version, segments }) =>
      segments.map((line) => [metric, method_version, by, line.segment, ...valueOf(line), ...judgedOf(line)]),
    ),
  );
}

/** The overview as CSV. */
export function overviewCsv({ scores }: OverviewDto): string {
  return csvFile(
    ['metric', 'method_version', 'touchpoint_id', 'touchpoint', ...VALUE, 'previous_n', 'previous_value', ...JUDGED],
    scores.map((score) => [
      score.metric,
      score.method_version,
      score.touchpoint?.id ?? null,
      score.touchpoint?.name ?? null,
      ...valueOf(score),
      score.previous?.n ?? null,
      score.previous?.value ?? null,
      ...judgedOf(score),
    ]),
  );
}

/** The journey as CSV: the scores, and what is lost at those that have a rank. */
export function journeyCsv({ metric, scores, pain_points }: JourneyDto): string {
  const columns = ['metric', 'method_version', 'stage', 'touchpoint_id', 'touchpoint', ...VALUE];
  return csvFile(
    [...columns, 'rank', 'lost_answers', 'lost_low', 'lost_high'],
    scores.map((score) => {
      const { touchpoint, method_version } = score;
      const rank = pain_points.findIndex(
        (pain) => pain.touchpoint?.id === touchpoint?.id && pain.method_version === method_version,
      );
      const pain = pain_points[rank];
      return [
        metric,
        method_version,
        touchpoint?.stage ?? null,
        touchpoint?.id ?? null,
        touchpoint?.name ?? null,
        ...valueOf(score),
        pain === undefined ? null : rank + 1,
        pain?.answers ?? null,
        pain?.interval?.low ?? null,
        pain?.interval?.high ?? null,
      ];
    }),
  );
}

const VALUE = ['n', 'value', 'interval_low', 'interval_high', 'reliable'] as const;
const JUDGED = [
  'verdict',
  'difference',
  'difference_low',
  'difference_high',
  'p',
  'adjusted_p',
  'answers_needed',
] as const;

type Value = Pick<MeasureDto, 'n' | 'value' | 'reliable'> & { readonly interval: Bounds | null };
type Bounds = { readonly low: number; readonly high: number };

function valueOf({ n, value, interval, reliable }: Value): readonly Cell[] {
  return [n, value, interval?.low ?? null, interval?.high ?? null, reliable];
}

function judgedOf(number: {
  readonly verdict: string | null;
  readonly difference: {
    readonly value: number | null;
    readonly interval: Bounds | null;
    readonly p: number | null;
    readonly adjusted_p: number | null;
  } | null;
  readonly answers_needed: number | null;
}): readonly Cell[] {
  const { verdict, difference, answers_needed } = number;
  return [
    verdict,
    difference?.value ?? null,
    difference?.interval?.low ?? null,
    difference?.interval?.high ?? null,
    difference?.p ?? null,
    difference?.adjusted_p ?? null,
    answers_needed,
  ];
}
