import {
  factsIn,
  type AttributeCondition,
  type Channel,
  type ConditionTree,
  type Metric,
  type ScoreLevel,
} from '@hearback/questionnaire';
import type { Weekday } from './rule-context.js';

/** Compares a score of a metric, of a question, or of both with a threshold on the scale of the question. */
export interface ScoreCondition {
  readonly type: 'score';
  readonly metric: Metric | null;
  readonly question: string | null;
  readonly op: 'lte' | 'gte' | 'eq';
  readonly value: number;
}

/** Whether the customer wrote a text: in the question, or in any question if `question` is null. */
export interface TextCondition {
  readonly type: 'text';
  readonly question: string | null;
  readonly is: 'present' | 'absent';
}

/** The touchpoint or survey of the response, or a segment that the customer belonged to; ids are UUIDs. */
export interface OriginCondition {
  readonly type: 'touchpoint' | 'survey' | 'segment';
  readonly in: readonly string[];
}

/** The channel of the response. */
export interface ChannelCondition {
  readonly type: 'channel';
  readonly in: readonly Channel[];
}

/** The language of the response: `fr` covers `fr-CA` (basic filtering of RFC 4647). */
export interface LanguageCondition {
  readonly type: 'language';
  readonly in: readonly string[];
}

/** Whether one of these words or phrases occurs in what the customer wrote, in upper or lower case. */
export interface WordsCondition {
  readonly type: 'words';
  readonly in: readonly string[];
}

/** Whether the same customer gave at least so many scores of this level in the days before. */
export interface EarlierCondition {
  readonly type: 'earlier';
  readonly level: ScoreLevel;
  /** Counted back from the time of the answer. */
  readonly days: number;
  readonly atLeast: number;
}

/** Whether the shop was open when the customer answered, by the default calendar of the workspace. */
export interface HoursCondition {
  readonly type: 'hours';
  readonly is: 'open' | 'closed';
}

/** The day of the week on which the customer answered, in the time zone of the shop. */
export interface WeekdayCondition {
  readonly type: 'weekday';
  readonly in: readonly Weekday[];
}

/** How the comments sound, as it was estimated or said by staff. False until they have been read. */
export interface SentimentCondition {
  readonly type: 'sentiment';
  readonly in: readonly Sentiment[];
}

/** Whether the comments are about one of these topics; ids are UUIDs. False until they have been read. */
export interface TopicCondition {
  readonly type: 'topic';
  readonly in: readonly string[];
}

/** How comments can sound. */
export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

/** A condition on one fact. */
export type FactCondition =
  | ScoreCondition
  | TextCondition
  | WordsCondition
  | AttributeCondition
  | OriginCondition
  | ChannelCondition
  | LanguageCondition
  | EarlierCondition
  | HoursCondition
  | WeekdayCondition
  | SentimentCondition
  | TopicCondition;

/** A condition tree: all conditions, any condition, or one fact. */
export type Condition = ConditionTree<FactCondition>;

/** Whether the condition asks what the comments say, which is known some moments after the answer has come. */
export function asksForTexts(condition: Condition): boolean {
  return factsIn<FactCondition>(condition).some(({ type }) => type === 'sentiment' || type === 'topic');
}
