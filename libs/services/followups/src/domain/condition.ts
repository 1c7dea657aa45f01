import type { AttributeCondition, Channel, ConditionTree, Metric } from '@hearback/questionnaire';

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

/** A condition on one fact. */
export type FactCondition =
  ScoreCondition | TextCondition | AttributeCondition | OriginCondition | ChannelCondition | LanguageCondition;

/** A condition tree: all conditions, any condition, or one fact. */
export type Condition = ConditionTree<FactCondition>;
