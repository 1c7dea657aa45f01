import { isStorableText } from '@hearback/kernel';
import { isCalendarDay } from './calendar-day.js';
import { isAtMost } from './json.js';
import { LIMITS } from './limits.js';
import { scaleOf } from './method.js';
import { OTHER_PREFIX, type AnswerValue, type HiddenField, type Question } from './survey.js';

/** Why a value is not accepted. */
export class Refusal {
  constructor(
    readonly code: string,
    readonly detail: string,
  ) {}
}

/** Accepts a value, refuses it, or finds that it says nothing (`undefined`): null, blank text, no choice. */
export type ValueCheck<T> = (value: unknown) => T | undefined | Refusal;

const NOT_TEXT = new Refusal('wrong-type', 'must be a text');
const NOT_NUMBER = new Refusal('wrong-type', 'must be a finite number');
const NOT_BOOLEAN = new Refusal('wrong-type', 'must be true or false');
const UNSTORABLE = new Refusal('unstorable-text', 'contains a NUL character or half of a surrogate pair');
const NO_CHOICE = new Refusal('unknown-choice', 'is not one of the choices');

/** The check of a question's answers, with everything decided that the question decides. */
export function answerCheckOf(question: Question): ValueCheck<AnswerValue> {
  switch (question.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'stars': {
      const scale = scaleOf(question) ?? { min: 0, max: 0 };
      return numberCheck(scale.min, scale.max, true);
    }
    case 'number':
      return numberCheck(question.min, question.max, question.integer);
    case 'text':
      return textCheck(question.max);
    case 'date':
      return dateCheck(question.min, question.max);
    case 'single':
      return singleCheck(new Set(question.choices.map((choice) => choice.key)), question.other);
    case 'multi':
      return multiCheck(
        question.choices.map((choice) => choice.key),
        question.other,
      );
    case 'consent':
      return question.required ? givenConsent : booleanCheck;
  }
}

/** The check of a hidden field's values. */
export function fieldCheckOf(field: HiddenField): ValueCheck<string | number | boolean> {
  switch (field.type) {
    case 'text':
      return textCheck(LIMITS.hiddenTextCharacters);
    case 'number':
      return numberCheck(undefined, undefined, false);
    case 'boolean':
      return booleanCheck;
  }
}

const isNothing = (value: unknown) => value === null || value === undefined || value === '';

function numberCheck(min: number | undefined, max: number | undefined, integer: boolean): ValueCheck<number> {
  const range = new Refusal('out-of-range', rangeSentence(min, max));
  const whole = new Refusal('wrong-type', 'must be a whole number');
  return (value) => {
    if (typeof value !== 'number') return isNothing(value) ? undefined : NOT_NUMBER;
    if (!Number.isFinite(value)) return NOT_NUMBER;
    if (integer && !Number.isInteger(value)) return whole;
    if ((min !== undefined && value < min) || (max !== undefined && value > max)) return range;
    return value === 0 ? 0 : value;
  };
}

function rangeSentence(min: string | number | undefined, max: string | number | undefined): string {
  if (max === undefined) return `must be at least ${min}`;
  return min === undefined ? `must be at most ${max}` : `must be from ${min} to ${max}`;
}

function textCheck(max: number): ValueCheck<string> {
  const tooLong = new Refusal('too-long', `must have at most ${max} characters`);
  return (value) => {
    if (typeof value !== 'string') return isNothing(value) ? undefined : NOT_TEXT;
    if (!isStorableText(value)) return UNSTORABLE;
    if (!isAtMost(value, max)) return tooLong;
    return value.trim() === '' ? undefined : value;
  };
}

function dateCheck(min: string | undefined, max: string | undefined): ValueCheck<string> {
  const format = new Refusal('invalid-format', 'must be a day as YYYY-MM-DD');
  const range = new Refusal('out-of-range', rangeSentence(min, max));
  return (value) => {
    if (isNothing(value)) return undefined;
    if (typeof value !== 'string' || !isCalendarDay(value)) return format;
    return (min !== undefined && value < min) || (max !== undefined && value > max) ? range : value;
  };
}

const otherWords = textCheck(LIMITS.textCharacters);

/** Own words behind the prefix; blank ones say nothing. */
function otherCheck(value: string): string | undefined | Refusal {
  const words = otherWords(value.slice(OTHER_PREFIX.length));
  return typeof words === 'string' ? value : words;
}

function singleCheck(choices: ReadonlySet<string>, other: boolean): ValueCheck<string> {
  return (value) => {
    if (typeof value !== 'string') return isNothing(value) ? undefined : NO_CHOICE;
    if (choices.has(value)) return value;
    if (other && value.startsWith(OTHER_PREFIX)) return otherCheck(value);
    return value === '' ? undefined : NO_CHOICE;
  };
}

/** Accepts each choice once, in any order, and puts them into the order of the survey, own words last. */
function multiCheck(choices: readonly string[], other: boolean): ValueCheck<readonly string[]> {
  const known = new Set(choices);
  const list = new Refusal('wrong-type', 'must be an array of choices');
  const twice = new Refusal('duplicate', 'has a choice twice');
  return (value) => {
    if (!Array.isArray(value)) return isNothing(value) ? undefined : list;
    if (value.length > choices.length + 1) return twice;
    const chosen = new Set<string>();
    let own: string | undefined;
    for (const element of value as readonly unknown[]) {
      if (typeof element !== 'string') return NO_CHOICE;
      if (known.has(element)) {
        if (chosen.has(element)) return twice;
        chosen.add(element);
      } else if (!other || !element.startsWith(OTHER_PREFIX)) return NO_CHOICE;
      else {
        const words = otherCheck(element);
        if (words instanceof Refusal) return words;
        if (words !== undefined && own !== undefined) return twice;
        own = words ?? own;
      }
    }
    const ordered = choices.filter((choice) => chosen.has(choice));
    if (own !== undefined) ordered.push(own);
    return ordered.length === 0 ? undefined : ordered;
  };
}

const booleanCheck: ValueCheck<boolean> = (value) => {
  if (typeof value === 'boolean') return value;
  return isNothing(value) ? undefined : NOT_BOOLEAN;
};

const REQUIRED_CONSENT = new Refusal('required', 'must be agreed to');

const givenConsent: ValueCheck<boolean> = (value) => (value === false ? REQUIRED_CONSENT : booleanCheck(value));
