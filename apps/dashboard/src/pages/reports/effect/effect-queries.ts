import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Query, type Reply } from '../../../api/client.js';
import { METRICS, type Metric } from '../../../parts/metrics/metric-texts.js';

/** Whether following up raises the next score, as the API reports it. */
export type Effect = Reply<'readLoopEffect'>;
export type EffectRow = Effect['rows'][number];
export type Action = EffectRow['action'];

/** A row whose numbers are known. */
export type KnownRow = EffectRow & {
  readonly effect: number;
  readonly interval: { readonly low: number; readonly high: number };
  readonly answered: NonNullable<EffectRow['answered']>;
  readonly not_answered: NonNullable<EffectRow['not_answered']>;
};

/** Whether the API knows the numbers of the row. */
export function isKnown(row: EffectRow): row is KnownRow {
  return row.effect !== null && row.interval !== null && row.answered !== null && row.not_answered !== null;
}

/** The state of the page in its address. */
export interface EffectSearch {
  readonly metric?: Metric;
  readonly touchpoint?: string;
  /** The way of following up whose pairs are listed. */
  readonly pairs?: Action;
  readonly explain?: true;
}

/** Reads the address; members that are malformed are dropped. */
export function effectSearch(raw: Readonly<Record<string, unknown>>): EffectSearch {
  const metric = METRICS.find((known) => known === raw['metric']);
  const touchpoint = raw['touchpoint'];
  const pairs = raw['pairs'];
  return {
    ...(metric === undefined ? {} : { metric }),
    ...(typeof touchpoint === 'string' && /^tpt_[0-9a-f]{32}$/.test(touchpoint) ? { touchpoint } : {}),
    ...(typeof pairs === 'string' && /^[a-z_]{1,20}$/.test(pairs) ? { pairs: pairs as Action } : {}),
    ...(raw['explain'] === true ? { explain: true } : {}),
  };
}

/** The report of the page, as the API takes it; the last year is prepared. */
export function queryOf({ metric, touchpoint }: EffectSearch): Query<'readLoopEffect'> {
  return { ...(metric && { metric }), ...(touchpoint && { touchpoint_id: touchpoint }) };
}

export const effectQuery = (query: Query<'readLoopEffect'>) =>
  queryOptions({
    queryKey: ['metrics', 'effect', query],
    queryFn: () => dataOf(api.GET('/v1/reports/effect', { params: { query } })),
  });

export const pairsQuery = (query: Query<'readLoopEffect'>, action: Action) =>
  queryOptions({
    queryKey: ['metrics', 'effect-pairs', query, action],
    queryFn: () => dataOf(api.GET('/v1/reports/effect/pairs', { params: { query: { ...query, action } } })),
  });

const CODES = ['too_few_followed_up', 'no_controls', 'no_controls_alike'] as const;

/** What the page can say of a refusal; the newest API may have others. */
export function codeOf(code: string): (typeof CODES)[number] | 'other' {
  return CODES.find((known) => known === code) ?? 'other';
}
