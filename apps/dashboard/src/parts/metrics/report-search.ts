/** The state of a report in its address; members that are malformed are dropped. */
export interface ReportSearch {
  /** The last so many days, today included. */
  readonly days?: number;
  /** A day or a time; both stand in for `days`. `to` is exclusive. */
  readonly from?: string;
  readonly to?: string;
  /** Width of the buckets. */
  readonly by?: BucketWidth;
  /** A touchpoint, or `none`: answers without one. */
  readonly touchpoint?: string;
  readonly survey?: string;
  readonly channel?: string;
  readonly language?: string;
  /** A segment that customers were in when they answered. */
  readonly segment?: string;
  /** A value of an attribute that the answer has: `plan=pro`. */
  readonly attribute?: string;
  /** A topic that a comment of the response names. */
  readonly topic?: string;
  /** A plan whose invitations are reported. */
  readonly plan?: string;
  /** The dimension of the table of response rates. */
  readonly parts?: RateSplit;
  /** A method version: numbers of two methods are never joined. */
  readonly method?: string;
  /** The dimension of the table of segments. */
  readonly split?: Split;
  /** The dimensions of the heat table. */
  readonly rows?: string;
  readonly columns?: string;
  readonly table?: true;
  readonly explain?: true;
}

export const BUCKET_WIDTHS = ['hour', 'day', 'week', 'month'] as const;
export type BucketWidth = (typeof BUCKET_WIDTHS)[number];

export const SPLITS = ['touchpoint', 'survey', 'channel', 'language'] as const;
/** Or an attribute, the members of one segment of customers, or the answers that name a topic. */
export type Split = (typeof SPLITS)[number] | `${'attribute' | 'segment' | 'topic'}:${string}`;

/** By what response rates are split. */
export const RATE_SPLITS = ['channel', 'plan', 'segment', 'survey'] as const;
export type RateSplit = (typeof RATE_SPLITS)[number];

/** Lengths of periods that a reader can choose, in days. */
export const PERIODS = [7, 28, 90, 365] as const;
export const DEFAULT_DAYS = 28;

type Raw = Readonly<Record<string, unknown>>;

/** Reads the state of a report from the search parameters. */
export function reportSearch(raw: Raw): ReportSearch {
  const days = Number(raw['days']);
  const from = textOf(raw['from'], PERIOD_END);
  const to = textOf(raw['to'], PERIOD_END);
  return {
    ...(Number.isInteger(days) && days >= 1 && days <= 1_000 ? { days } : {}),
    ...(from === undefined || to === undefined ? {} : { from, to }),
    ...given('by', oneOf(raw['by'], BUCKET_WIDTHS)),
    ...given('touchpoint', textOf(raw['touchpoint'], /^(none|tpt_[0-9a-f]{32})$/)),
    ...given('survey', textOf(raw['survey'], /^srv_[0-9a-f]{32}$/)),
    ...given('channel', textOf(raw['channel'], /^[a-z-]{1,20}$/)),
    ...given('language', textOf(raw['language'], /^[A-Za-z0-9-]{2,35}$/)),
    ...given('segment', textOf(raw['segment'], /^seg_[0-9a-f]{32}$/)),
    ...given('attribute', textOf(raw['attribute'], /^[\w.-]{1,64}=.{1,500}$/)),
    ...given('topic', textOf(raw['topic'], /^top_[0-9a-f]{32}$/)),
    ...given('plan', textOf(raw['plan'], /^pln_[0-9a-f]{32}$/)),
    ...given('parts', oneOf(raw['parts'], RATE_SPLITS)),
    ...given('method', textOf(raw['method'], /^[a-z]{2,5}\.v\d+[\w:.-]{0,180}$/)),
    ...given('split', textOf(raw['split'], DIMENSION) as Split | undefined),
    ...given('rows', textOf(raw['rows'], DIMENSION)),
    ...given('columns', textOf(raw['columns'], DIMENSION)),
    ...(raw['table'] === true ? { table: true } : {}),
    ...(raw['explain'] === true ? { explain: true } : {}),
  };
}

/** What selects answers: the search without what is only shown. */
export function filtersOf({
  explain: _explain,
  table: _table,
  split: _split,
  by: _by,
  rows: _rows,
  columns: _columns,
  ...filters
}: ReportSearch): ReportSearch {
  return filters;
}

const DIMENSION =
  /^(touchpoint|survey|channel|language|segment:seg_[0-9a-f]{32}|topic:top_[0-9a-f]{32}|attribute:[\w.-]{1,64})$/;
const PERIOD_END = /^\d{4}-\d\d-\d\d(T[\d:.]{5,12}(Z|[+-]\d\d:\d\d))?$/;

function textOf(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

function oneOf<T extends string>(value: unknown, values: readonly T[]): T | undefined {
  return values.find((known) => known === value);
}

function given<K extends string, T>(key: K, value: T | undefined): { readonly [key in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [key in K]?: T };
}
