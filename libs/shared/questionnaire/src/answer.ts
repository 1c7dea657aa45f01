import { emailAddress, isCalendarDay, isStorableText } from '@hearback/kernel';
import { isAtMost, isJsonObject } from './json.js';
import { LIMITS } from './limits.js';
import { scaleOf } from './method.js';
import { OTHER_PREFIX, type AnswerValue, type HiddenField, type MatrixAnswer, type Question } from './survey.js';

/** Why a value is rejected. */
export class Rejection {
  constructor(
    readonly code: string,
    readonly detail: string,
  ) {}
}

/** Returns the accepted value, a rejection, or `undefined` for an empty value: null, blank text, no choice. */
export type ValueCheck<T> = (value: unknown) => T | undefined | Rejection;

const NOT_STRING = new Rejection('wrong-type', 'must be a string');
const NOT_NUMBER = new Rejection('wrong-type', 'must be a finite number');
const NOT_EXACT = new Rejection('out-of-range', 'must be between -9007199254740991 and 9007199254740991');
const NOT_BOOLEAN = new Rejection('wrong-type', 'must be true or false');
const UNSTORABLE = new Rejection('unstorable-text', 'must not contain NUL characters or lone surrogates');
const NOT_LIST = new Rejection('wrong-type', 'must be an array of choices');
const TWICE = new Rejection('duplicate', 'must not contain a choice twice');
const NO_CHOICE = new Rejection('unknown-choice', 'must be one of the choices');

/** Returns the check for answers to the question. */
export function answerCheckOf(question: Question): ValueCheck<AnswerValue> {
  switch (question.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'stars':
    case 'emoji': {
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
      return singleCheck(new Set(keysOf(question.choices)), question.other);
    case 'multi':
      return multiCheck(keysOf(question.choices), question.other);
    case 'matrix':
      return matrixCheck(keysOf(question.rows), keysOf(question.choices));
    case 'ranking':
      return rankingCheck(new Set(keysOf(question.choices)));
    case 'email':
      return emailCheck;
    case 'consent':
      return booleanCheck;
  }
}

/** Returns the check for values of the hidden field. */
export function fieldCheckOf(field: HiddenField): ValueCheck<string | number | boolean> {
  switch (field.type) {
    case 'text':
      return hiddenText;
    case 'number':
      return numberCheck(undefined, undefined, false);
    case 'boolean':
      return booleanCheck;
  }
}

const keysOf = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key);

const isEmpty = (value: unknown) => value === null || value === undefined || value === '';

function numberCheck(min: number | undefined, max: number | undefined, integer: boolean): ValueCheck<number> {
  const range = new Rejection('out-of-range', rangeSentence(min, max));
  const whole = new Rejection('wrong-type', 'must be a whole number');
  return (value) => {
    if (typeof value !== 'number') return isEmpty(value) ? undefined : NOT_NUMBER;
    if (!Number.isFinite(value)) return NOT_NUMBER;
    // A longer number has been rounded already.
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return NOT_EXACT;
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
  const tooLong = new Rejection('too-long', `must have at most ${max} characters`);
  return (value) => {
    if (typeof value !== 'string') return isEmpty(value) ? undefined : NOT_STRING;
    if (!isStorableText(value)) return UNSTORABLE;
    const text = withLineFeeds(value);
    if (!isAtMost(text, max)) return tooLong;
    return text.trim() === '' ? undefined : text;
  };
}

/** Forms send line breaks as CR LF, which people count as one character. */
function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

const anyText = textCheck(Infinity);

/**
 * Accepts text of any length. What is too long is cut, with an ellipsis at its end: hidden fields come from links and scripts, so
 * the customer cannot correct them, and an answer must not be lost for one.
 */
const hiddenText: ValueCheck<string> = (value) => {
  const text = anyText(value);
  const max = LIMITS.hiddenTextCharacters;
  if (typeof text !== 'string' || isAtMost(text, max)) return text;
  return `${Array.from(text)
    .slice(0, max - 1)
    .join('')}…`;
};

const NOT_ADDRESS = new Rejection('invalid-format', 'must be an e-mail address such as ada@example.org');

/** Accepts an address in its normal form. */
const emailCheck: ValueCheck<string> = (value) => {
  if (typeof value !== 'string') return isEmpty(value) ? undefined : NOT_STRING;
  return value.trim() === '' ? undefined : (emailAddress(value) ?? NOT_ADDRESS);
};

function dateCheck(min: string | undefined, max: string | undefined): ValueCheck<string> {
  const format = new Rejection('invalid-format', 'must be a date in the form YYYY-MM-DD');
  const range = new Rejection('out-of-range', rangeSentence(min, max));
  return (value) => {
    if (isEmpty(value)) return undefined;
    if (typeof value !== 'string' || !isCalendarDay(value)) return format;
    return (min !== undefined && value < min) || (max !== undefined && value > max) ? range : value;
  };
}

const freeText = textCheck(LIMITS.textCharacters);

/** Checks the free text after the prefix; blank text counts as empty. */
function otherCheck(value: string): string | undefined | Rejection {
  const text = freeText(value.slice(OTHER_PREFIX.length));
  return typeof text === 'string' ? `${OTHER_PREFIX}${text}` : text;
}

function singleCheck(choices: ReadonlySet<string>, other: boolean): ValueCheck<string> {
  return (value) => {
    if (typeof value !== 'string') return isEmpty(value) ? undefined : NO_CHOICE;
    if (choices.has(value)) return value;
    if (other && value.startsWith(OTHER_PREFIX)) return otherCheck(value);
    return value === '' ? undefined : NO_CHOICE;
  };
}

/** Accepts each choice once, in any order, and returns them in the order of the survey, free text last. */
function multiCheck(choices: readonly string[], other: boolean): ValueCheck<readonly string[]> {
  const known = new Set(choices);
  return (value) => {
    if (!Array.isArray(value)) return isEmpty(value) ? undefined : NOT_LIST;
    if (value.length > choices.length + 1) return TWICE;
    const chosen = new Set<string>();
    let free: string | undefined;
    for (const element of value as readonly unknown[]) {
      if (typeof element !== 'string') return NO_CHOICE;
      if (known.has(element)) {
        if (chosen.has(element)) return TWICE;
        chosen.add(element);
      } else if (!other || !element.startsWith(OTHER_PREFIX)) return NO_CHOICE;
      else {
        const text = otherCheck(element);
        if (text instanceof Rejection) return text;
        if (text !== undefined && free !== undefined) return TWICE;
        free = text ?? free;
      }
    }
    const ordered = choices.filter((choice) => chosen.has(choice));
    if (free !== undefined) ordered.push(free);
    return ordered.length === 0 ? undefined : ordered;
  };
}

const NOT_ROWS = new Rejection('wrong-type', 'must be an object with a choice by row');
const NO_ROW = new Rejection('unknown-row', 'must have no members other than the rows');

/** Accepts a choice for any of the rows, and returns them in the order of the survey. */
function matrixCheck(rows: readonly string[], choices: readonly string[]): ValueCheck<MatrixAnswer> {
  const known = new Set(choices);
  const declared = new Set(rows);
  return (value) => {
    if (!isJsonObject(value)) return isEmpty(value) ? undefined : NOT_ROWS;
    if (Object.keys(value).some((name) => !declared.has(name))) return NO_ROW;
    const chosen: [string, string][] = [];
    for (const row of rows) {
      const choice = Object.hasOwn(value, row) ? value[row] : undefined;
      if (isEmpty(choice)) continue;
      if (typeof choice !== 'string' || !known.has(choice)) return NO_CHOICE;
      chosen.push([row, choice]);
    }
    return chosen.length === 0 ? undefined : Object.fromEntries(chosen);
  };
}

const SAME_PLACE = new Rejection('duplicate', 'must be an array of choices: each choice has a place of its own');

/** Accepts each choice once; their order is the answer. */
function rankingCheck(choices: ReadonlySet<string>): ValueCheck<readonly string[]> {
  return (value) => {
    if (isJsonObject(value)) return SAME_PLACE;
    if (!Array.isArray(value)) return isEmpty(value) ? undefined : NOT_LIST;
    const ranked = new Set<string>();
    for (const choice of value as readonly unknown[]) {
      if (typeof choice !== 'string' || !choices.has(choice)) return NO_CHOICE;
      if (ranked.has(choice)) return TWICE;
      ranked.add(choice);
    }
    return ranked.size === 0 ? undefined : [...ranked];
  };
}

const booleanCheck: ValueCheck<boolean> = (value) => {
  if (typeof value === 'boolean') return value;
  return isEmpty(value) ? undefined : NOT_BOOLEAN;
};
