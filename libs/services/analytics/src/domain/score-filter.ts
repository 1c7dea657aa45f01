import { parsePublicId } from '@hearback/kernel';

/** The dimensions by which a report can be split. */
export type Dimension = 'survey' | 'touchpoint' | 'channel' | 'language' | `attribute:${string}` | `topic:${string}`;

/** What a fact says of a customer segment that its customer was in, and the part of the answers whose comments name a topic. */
export const MEMBER = 'member';

/** The key of a customer segment among the segments of a fact; keys of attributes have no colon. */
export function memberKey(segmentId: string): string {
  return `segment:${segmentId}`;
}

/** The customer segment whose members a dimension splits off; undefined for other dimensions. */
export function segmentOf(dimension: Dimension): string | undefined {
  return /^attribute:segment:(.+)$/.exec(dimension)?.[1];
}

/** The topic whose answers a dimension splits off; undefined for other dimensions. */
export function topicOf(dimension: Dimension): string | undefined {
  return dimension.startsWith('topic:') ? dimension.slice('topic:'.length) : undefined;
}

/** Whether answers may have no value of the dimension: they are in the total of a report and in none of its parts. */
export function isPartial(dimension: Dimension | undefined): boolean {
  return dimension !== undefined && (dimension.startsWith('attribute:') || topicOf(dimension) !== undefined);
}

/** Selects answers; an absent member excludes nothing. */
export interface ScoreFilter {
  readonly surveyId?: string;
  /** Null for answers without a touchpoint. */
  readonly touchpointId?: string | null;
  readonly channel?: string;
  readonly language?: string;
  /** Default: the primary question of each survey. */
  readonly question?: string;
  /** Answers whose comments name this topic. */
  readonly topicId?: string;
  /** Segment by key of the attribute. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The source of a number: sums of counts by hour or day, or single facts. */
export type ScoreSource =
  | {
      readonly kind: 'counts';
      readonly unit: 'hour' | 'day';
      readonly dimension: string;
      readonly value: string | null;
    }
  | { readonly kind: 'facts' };

/** Whether the ends of the periods are local midnights, full local hours, or neither. */
export type Alignment = 'day' | 'hour' | 'none';

/** Parses a dimension; undefined if it is not one. Attribute keys have at most 64 characters; a customer segment is one more key. */
export function parseDimension(word: string): Dimension | undefined {
  if (word === 'survey' || word === 'touchpoint' || word === 'channel' || word === 'language') return word;
  const segment = word.startsWith('segment:') ? parsePublicId('seg', word.slice('segment:'.length)) : undefined;
  if (segment !== undefined) return `attribute:${memberKey(segment)}`;
  const topic = word.startsWith('topic:') ? parsePublicId('top', word.slice('topic:'.length)) : undefined;
  if (topic !== undefined) return `topic:${topic}`;
  return /^attribute:[A-Za-z0-9_.-]{1,64}$/.test(word) ? (word as Dimension) : undefined;
}

/**
 * The source for a report. Counts exist per survey, question and at most one further dimension, by local day (and, for all answers,
 * by local hour); all other reports are summed from the facts. Both give the same numbers. Topics of comments change with their words, so
 * that they are not counted.
 */
export function sourceOf(filter: ScoreFilter, by: Dimension | undefined, alignment: Alignment): ScoreSource {
  const filtered = countedFilters(filter);
  const split = by === undefined || by === 'survey' ? undefined : by;
  const dimensions = new Set([...filtered.keys(), ...(split === undefined ? [] : [split])]);
  const isOfComments = filter.topicId !== undefined || (split !== undefined && topicOf(split) !== undefined);
  if (alignment === 'none' || dimensions.size > 1 || isOfComments) return { kind: 'facts' };
  const [dimension = 'all'] = dimensions;
  if (alignment === 'hour' && dimension !== 'all') return { kind: 'facts' };
  const value = dimension === 'all' ? '' : (filtered.get(dimension) ?? null);
  return { kind: 'counts', unit: alignment, dimension, value };
}

function countedFilters(filter: ScoreFilter): ReadonlyMap<string, string> {
  const filters = new Map<string, string>();
  if (filter.touchpointId !== undefined) filters.set('touchpoint', filter.touchpointId ?? '');
  if (filter.channel !== undefined) filters.set('channel', filter.channel);
  if (filter.language !== undefined) filters.set('language', filter.language);
  for (const [key, segment] of Object.entries(filter.attributes)) filters.set(`attribute:${key}`, segment);
  return filters;
}
