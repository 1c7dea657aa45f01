import type { Channel, Metric } from '@hearback/questionnaire';
import type { Scalar } from './response-facts.js';

/** A score of a metric, of a question, or of a question that carries the metric, against a threshold on the question's own scale. */
export interface ScoreCondition {
  readonly type: 'score';
  readonly metric: Metric | null;
  readonly question: string | null;
  readonly op: 'lte' | 'gte' | 'eq';
  readonly value: number;
}

/** Whether a text was written: in the question, or in any where `question` is null. */
export interface TextCondition {
  readonly type: 'text';
  readonly question: string | null;
  readonly is: 'present' | 'absent';
}

/** An attribute against a value; a response without the attribute never fulfils it, whatever `op` says. */
export interface AttributeCondition {
  readonly type: 'attribute';
  readonly key: string;
  readonly op: 'eq' | 'neq' | 'lt' | 'gt' | 'in';
  /** A number for `lt` and `gt`, a list for `in`. */
  readonly value: Scalar | readonly Scalar[];
}

/** Where the response came from; ids are UUIDs. */
export interface OriginCondition {
  readonly type: 'touchpoint' | 'survey';
  readonly in: readonly string[];
}

/** How the response came in. */
export interface ChannelCondition {
  readonly type: 'channel';
  readonly in: readonly Channel[];
}

/** The language it was answered in: `fr` covers `fr-CA` (basic filtering of RFC 4647). */
export interface LanguageCondition {
  readonly type: 'language';
  readonly in: readonly string[];
}

/** A condition that looks at one fact. */
export type FactCondition =
  ScoreCondition | TextCondition | AttributeCondition | OriginCondition | ChannelCondition | LanguageCondition;

/** A tree of conditions: all of them, any of them, or one fact. */
export type Condition = { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] } | FactCondition;

/** Deepest nesting of `all` and `any`. */
export const MAX_CONDITION_DEPTH = 5;
/** Most conditions in one rule, groups included. */
export const MAX_CONDITIONS = 50;
/** Most values in one list. */
export const MAX_CONDITION_VALUES = 100;
/** Longest key or text value. */
export const MAX_CONDITION_TEXT = 200;
