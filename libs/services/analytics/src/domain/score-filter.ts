/** What a report can be split by and filtered on. */
export type Dimension = 'survey' | 'touchpoint' | 'channel' | 'language' | `attribute:${string}`;

/** Which answers are meant; a member that is missing excludes nothing. */
export interface ScoreFilter {
  readonly surveyId?: string;
  readonly touchpointId?: string;
  readonly channel?: string;
  readonly language?: string;
  readonly question?: string;
  /** Segment by key of the attribute. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The filter that excludes nothing. */
export const NO_FILTER: ScoreFilter = { attributes: {} };

/** Where a number comes from: sums of counts by hour or by day, or the facts one by one. */
export type ScoreSource =
  | {
      readonly kind: 'counts';
      readonly unit: 'hour' | 'day';
      readonly dimension: string;
      readonly value: string | null;
    }
  | { readonly kind: 'facts' };

/** How the ends of the periods lie: on local midnights, on full local hours, or anywhere. */
export type Alignment = 'day' | 'hour' | 'none';

/** The dimension that a word names; `undefined` for none. Keys of attributes are at most 64 characters. */
export function parseDimension(word: string): Dimension | undefined {
  if (word === 'survey' || word === 'touchpoint' || word === 'channel' || word === 'language') return word;
  return /^attribute:[A-Za-z0-9_.-]{1,64}$/.test(word) ? (word as Dimension) : undefined;
}

/**
 * Where the answer comes from. Counts exist for each survey and question and at most one further dimension, by local day
 * (and, for all answers, by local hour); whatever else is asked comes from the facts. Both give the same numbers.
 */
export function sourceOf(filter: ScoreFilter, by: Dimension | undefined, alignment: Alignment): ScoreSource {
  const filtered = countedFilters(filter);
  const split = by === undefined || by === 'survey' ? undefined : by;
  const dimensions = new Set([...filtered.keys(), ...(split === undefined ? [] : [split])]);
  if (alignment === 'none' || dimensions.size > 1) return { kind: 'facts' };
  const [dimension = 'all'] = dimensions;
  if (alignment === 'hour' && dimension !== 'all') return { kind: 'facts' };
  const value = dimension === 'all' ? '' : (filtered.get(dimension) ?? null);
  return { kind: 'counts', unit: alignment, dimension, value };
}

function countedFilters(filter: ScoreFilter): ReadonlyMap<string, string> {
  const filters = new Map<string, string>();
  if (filter.touchpointId !== undefined) filters.set('touchpoint', filter.touchpointId);
  if (filter.channel !== undefined) filters.set('channel', filter.channel);
  if (filter.language !== undefined) filters.set('language', filter.language);
  for (const [key, segment] of Object.entries(filter.attributes)) filters.set(`attribute:${key}`, segment);
  return filters;
}
