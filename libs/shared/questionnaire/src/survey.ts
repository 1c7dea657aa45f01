import type { Static, TObject } from '@sinclair/typebox';
import type { HiddenFieldComparisonSchema, QuestionComparisonSchema } from './condition-schema.js';
import type { HIDDEN_FIELD_SCHEMAS } from './hidden-field-schemas.js';
import type { QUESTION_SCHEMAS } from './question-schemas.js';

/**
 * A parsed survey. Staff edit it, a version freezes it, and the page, widget and API check answers against it. It has the members
 * of the survey JSON, which the schemas describe. Created by `parseSurvey`, which fills in defaults.
 */
export interface Survey {
  /** The language every text exists in. */
  readonly default_language: string;
  /** BCP 47 tags, the default one among them; texts missing in one of them fall back. */
  readonly languages: readonly string[];
  readonly texts: Texts;
  readonly questions: readonly Question[];
  /** How the page itself addresses customers; absent: `formal`. */
  readonly tone?: Tone;
  readonly hidden_fields: readonly HiddenField[];
  /** Set: answers cannot be traced to people, and only reports of whole periods show them. It never changes once it is published. */
  readonly anonymous?: Anonymity;
}

/** The periods for which answers to an anonymous survey are reported: weeks from Monday, months, quarters. */
export const ANONYMOUS_PERIODS = ['week', 'month', 'quarter'] as const;

export type AnonymousPeriod = (typeof ANONYMOUS_PERIODS)[number];

/** Who answers an anonymous survey. The recommendation of employees is an eNPS, which is never counted with that of customers. */
export const ANONYMOUS_AUDIENCES = ['customers', 'employees'] as const;

export type AnonymousAudience = (typeof ANONYMOUS_AUDIENCES)[number];

/** How an anonymous survey is reported. */
export interface Anonymity {
  readonly period: AnonymousPeriod;
  readonly audience: AnonymousAudience;
}

/** Formal and informal address, such as "Sie" and "du". */
export const TONES = ['formal', 'informal'] as const;

export type Tone = (typeof TONES)[number];

/** The survey JSON after the check of its shape. A member has its declared type unless a defect was reported in it. */
export type CheckedShape = { readonly [Name in keyof Survey]?: Survey[Name] };

/** Texts by language and text id, for example `texts.fr['questions.nps.title']`. */
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

type Immutable<T> = T extends readonly (infer Element)[]
  ? readonly Immutable<Element>[]
  : T extends object
    ? { readonly [Name in keyof T]: Immutable<T[Name]> }
    : T;

type NamesWithDefault<Members> = {
  [Name in keyof Members]: Members[Name] extends { readonly default: unknown } ? Name : never;
}[keyof Members];

/** The object of a schema with all members that have a default. */
type Complete<S extends TObject> = Immutable<
  Static<S> & Required<Pick<Static<S>, NamesWithDefault<S['properties']> & keyof Static<S>>>
>;

export type QuestionKind = keyof typeof QUESTION_SCHEMAS;
type QuestionOf<Kind extends QuestionKind> = Complete<(typeof QUESTION_SCHEMAS)[Kind]>;

export type NpsQuestion = QuestionOf<'nps'>;
export type CsatQuestion = QuestionOf<'csat'>;
export type CesQuestion = QuestionOf<'ces'>;
export type StarsQuestion = QuestionOf<'stars'>;
export type EmojiQuestion = QuestionOf<'emoji'>;
export type SingleQuestion = QuestionOf<'single'>;
export type MultiQuestion = QuestionOf<'multi'>;
export type MatrixQuestion = QuestionOf<'matrix'>;
export type RankingQuestion = QuestionOf<'ranking'>;
export type TextQuestion = QuestionOf<'text'>;
export type EmailQuestion = QuestionOf<'email'>;
export type NumberQuestion = QuestionOf<'number'>;
export type DateQuestion = QuestionOf<'date'>;
export type ConsentQuestion = QuestionOf<'consent'>;

export type Question = { [Kind in QuestionKind]: QuestionOf<Kind> }[QuestionKind];

/** Lowest and highest score. */
export type Scale = CsatQuestion['scale'];

/** A choice; its label is the text `questions.<question>.choices.<key>`. */
export type Choice = SingleQuestion['choices'][number];

/** A value that the link or API call supplies instead of the customer, such as the shop or the value of an order. */
export type HiddenField = {
  [Type in keyof typeof HIDDEN_FIELD_SCHEMAS]: Complete<(typeof HIDDEN_FIELD_SCHEMAS)[Type]>;
}[keyof typeof HIDDEN_FIELD_SCHEMAS];

/** The operators of comparisons. */
export const COMPARISON_OPS = ['eq', 'neq', 'lt', 'lte', 'gt', 'gte', 'includes', 'answered', 'not_answered'] as const;

export type ComparisonOp = (typeof COMPARISON_OPS)[number];

/** One comparison with an earlier question or a hidden field. All but `not_answered` are false without an answer. */
export type Comparison =
  | (Immutable<Static<typeof QuestionComparisonSchema>> & { readonly hidden_field?: never })
  | (Immutable<Static<typeof HiddenFieldComparisonSchema>> & { readonly question?: never; readonly row?: never });

/** When a question is shown. `all` and `any` have at least one member. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Comparison;

/** The chosen choice by row; rows without an answer are absent. */
export type MatrixAnswer = Readonly<Record<string, string>>;

/**
 * An accepted answer: choices in the order of the survey, a ranking in the order of the customer. Free text of a choice question
 * is `other:` followed by the text.
 */
export type AnswerValue = string | number | boolean | readonly string[] | MatrixAnswer;

/** Whether the answer is that of a matrix. */
export function isMatrixAnswer(answer: AnswerValue): answer is MatrixAnswer {
  return typeof answer === 'object' && !Array.isArray(answer);
}

/** How a free-text answer to a choice question begins. No choice can look like it: keys have no colon. */
export const OTHER_PREFIX = 'other:';
