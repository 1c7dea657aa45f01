/**
 * The survey JSON: what staff edit, what a version freezes, what page, widget and API check answers against. Member names
 * are those of the JSON. `parseSurvey` is the only way to one; it fills in what the JSON may leave out.
 */
export interface Survey {
  /** The language every text exists in. */
  readonly default_language: string;
  /** BCP 47 tags, the default one among them; texts missing in one of them fall back. */
  readonly languages: readonly string[];
  readonly texts: Texts;
  readonly questions: readonly Question[];
  readonly hidden_fields: readonly HiddenField[];
}

/** Texts by language and text id, for example `texts.fr['questions.nps.title']`. */
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface QuestionOf<Kind extends string> {
  /** Name for ever: answers, conditions and text ids refer to it. */
  readonly key: string;
  readonly kind: Kind;
  /** Whether it must be answered where it is shown; a required consent must be given. */
  readonly required: boolean;
  /** Shown where this holds; always where it is absent. */
  readonly show_if?: Condition;
}

/** Net Promoter Score: 0 to 10. */
export type NpsQuestion = QuestionOf<'nps'>;

/** Customer satisfaction on a scale of whole numbers, 0 ≤ min < max ≤ 10. */
export interface CsatQuestion extends QuestionOf<'csat'> {
  readonly scale: Scale;
}

/** Customer effort, 1 to `points`: agreement with the statement that it was easy, or the effort itself. */
export interface CesQuestion extends QuestionOf<'ces'> {
  readonly points: number;
  /** `agree`: high is easy; `effort`: high is hard. */
  readonly direction: 'agree' | 'effort';
}

/** 1 to `max` stars; counted as satisfaction only where it says so. */
export interface StarsQuestion extends QuestionOf<'stars'> {
  readonly max: number;
  readonly metric?: 'csat';
}

/** One of the choices, or own words (`other`). */
export interface SingleQuestion extends QuestionOf<'single'> {
  readonly choices: readonly Choice[];
  readonly other: boolean;
}

/** Any of the choices, own words (`other`) among them. */
export interface MultiQuestion extends QuestionOf<'multi'> {
  readonly choices: readonly Choice[];
  readonly other: boolean;
}

/** Words, at most `max` characters. */
export interface TextQuestion extends QuestionOf<'text'> {
  readonly multiline: boolean;
  readonly max: number;
}

/** A number; bounds inclusive. */
export interface NumberQuestion extends QuestionOf<'number'> {
  readonly min?: number;
  readonly max?: number;
  readonly integer: boolean;
}

/** A calendar day `YYYY-MM-DD`; bounds inclusive. */
export interface DateQuestion extends QuestionOf<'date'> {
  readonly min?: string;
  readonly max?: string;
}

/** Agreement to what the title says: true or false. */
export type ConsentQuestion = QuestionOf<'consent'>;

export type Question =
  | NpsQuestion
  | CsatQuestion
  | CesQuestion
  | StarsQuestion
  | SingleQuestion
  | MultiQuestion
  | TextQuestion
  | NumberQuestion
  | DateQuestion
  | ConsentQuestion;

export type QuestionKind = Question['kind'];

/** Lowest and highest score. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** A choice; its label is the text `questions.<question>.choices.<key>`. */
export interface Choice {
  readonly key: string;
}

/** A value that comes with the link or the call instead of from the customer, such as the shop or the value of an order. */
export type HiddenField =
  | {
      readonly key: string;
      readonly type: 'text';
      /** Whether reports may split by it; false for what differs from answer to answer, such as an order's number. */
      readonly segment: boolean;
    }
  | {
      readonly key: string;
      readonly type: 'number';
      /** Ascending inclusive upper bounds of the segments; without them it makes none. */
      readonly bands?: readonly number[];
    }
  | { readonly key: string; readonly type: 'boolean' };

/** What a condition may compare with. */
export type ComparisonValue = string | number | boolean;

export type ComparisonOp = 'eq' | 'neq' | 'lt' | 'lte' | 'gt' | 'gte' | 'includes' | 'answered' | 'not_answered';

/**
 * One comparison with an earlier question or a hidden field. All but `not_answered` fail where there is no answer.
 * `includes` asks whether a multi question's answer contains the choice; the choice `other` stands for own words.
 */
export type Comparison = (
  | { readonly question: string; readonly hidden_field?: never }
  | { readonly hidden_field: string; readonly question?: never }
) & { readonly op: ComparisonOp; readonly value?: ComparisonValue };

/** When a question is shown. An empty `all` holds, an empty `any` does not; the checker refuses both. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Comparison;

/** An accepted answer. Own words of a choice question are `other:` followed by the words. */
export type AnswerValue = string | number | boolean | readonly string[];

/** How an answer in own words to a choice question begins. No choice can look like it: keys have no colon. */
export const OTHER_PREFIX = 'other:';
