import type { Query } from '../../api/client.js';

/** How happy the customer was, by the first score. */
export const LEVELS = ['low', 'middle', 'high'] as const;
/** How the comments of an answer sound. */
export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
export const CHANNELS = ['link', 'personal', 'email', 'widget', 'kiosk', 'api', 'import', 'phone', 'counter'] as const;

/** What the address of the inbox says: the parameters of the list of responses, and which answer is open. */
export interface InboxSearch {
  readonly q?: string;
  readonly level?: (typeof LEVELS)[number];
  readonly survey_id?: string;
  readonly touchpoint_id?: string;
  /** A segment that the customer was in when the answer came. */
  readonly segment_id?: string;
  readonly tag?: string;
  readonly sentiment?: (typeof SENTIMENTS)[number];
  /** A topic that its comments are about. */
  readonly topic_id?: string;
  readonly language?: string;
  readonly channel?: (typeof CHANNELS)[number];
  readonly customer?: string;
  /** The last days; or fixed times, `from` inclusive, `to` exclusive. */
  readonly days?: number;
  readonly from?: string;
  readonly to?: string;
  readonly metric?: 'nps' | 'csat' | 'ces';
  readonly score_min?: number;
  readonly score_max?: number;
  readonly excluded?: boolean;
  readonly test?: boolean;
  readonly order?: 'asc';
  /** The answer in the reading pane. */
  readonly answer?: string;
}

const DAY_MS = 86_400_000;

const oneOf =
  <T>(...values: readonly T[]) =>
  (value: unknown): T | undefined =>
    values.find((each) => each === value);
const text = (value: unknown): string | undefined => {
  const read = typeof value === 'number' ? String(value) : value;
  return typeof read === 'string' && read.trim() !== '' ? read.slice(0, 200) : undefined;
};
const id = (prefix: string) => (value: unknown) =>
  typeof value === 'string' && new RegExp(`^${prefix}_[0-9a-f]{32}$`).test(value) ? value : undefined;
const whole = (min: number, max: number) => (value: unknown) =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max ? (value as number) : undefined;
const time = (value: unknown) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? new Date(value).toISOString() : undefined;
const flag = oneOf(true, false);

const READERS: { readonly [K in keyof InboxSearch]-?: (value: unknown) => InboxSearch[K] } = {
  q: text,
  level: oneOf(...LEVELS),
  survey_id: id('srv'),
  touchpoint_id: id('tpt'),
  segment_id: id('seg'),
  tag: text,
  sentiment: oneOf(...SENTIMENTS),
  topic_id: id('top'),
  language: text,
  channel: oneOf(...CHANNELS),
  customer: text,
  days: whole(1, 3660),
  from: time,
  to: time,
  metric: oneOf('nps', 'csat', 'ces'),
  score_min: whole(0, 10),
  score_max: whole(0, 10),
  excluded: flag,
  test: flag,
  order: oneOf('asc'),
  answer: id('rsp'),
};

/** Reads the address; what is malformed is dropped. */
export function readInboxSearch(given: Readonly<Record<string, unknown>>): InboxSearch {
  const read = Object.entries(READERS).map(([name, reader]) => [name, reader(given[name])] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as InboxSearch;
}

/** The conditions of the address as the API takes them; `now` is the end of the last days. */
export function conditionsOf(search: InboxSearch, now: Date): Query<'countResponses'> {
  const {
    days,
    from,
    to,
    score_min: lowest,
    score_max: highest,
    metric,
    order: _order,
    answer: _answer,
    ...same
  } = search;
  const since = days === undefined ? from : new Date(now.getTime() - days * DAY_MS).toISOString();
  return {
    ...same,
    ...(since !== undefined && { 'submitted_at[gte]': since }),
    ...(to !== undefined && { 'submitted_at[lt]': to }),
    ...(metric !== undefined && { metric }),
    ...(metric !== undefined && lowest !== undefined && { 'score[gte]': lowest }),
    ...(metric !== undefined && highest !== undefined && { 'score[lte]': highest }),
  };
}

/** The filter of a saved view as an address. */
export function searchOfView(filter: Readonly<Record<string, unknown>>): InboxSearch {
  return readInboxSearch({
    ...filter,
    from: filter['submitted_at[gte]'],
    to: filter['submitted_at[lt]'],
    score_min: filter['score[gte]'],
    score_max: filter['score[lte]'],
  });
}

/** The filter that a view of this address keeps; a period of days stays one. */
export function filterOfView(search: InboxSearch): Query<'countResponses'> & { readonly days?: number } {
  const { days, ...fixed } = search;
  return { ...conditionsOf(fixed, new Date(0)), ...(days !== undefined && { days }) };
}
