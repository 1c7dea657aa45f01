import type { Defect } from './defect.js';
import {
  checkBoolean,
  checkInstant,
  checkInteger,
  checkNumber,
  checkText,
  checkWord,
  DEFAULT_TEXT_MAX,
  type NumberLimits,
  type TextLimits,
} from './scalar-checks.js';

/** Kinds of items of a list, and of values of a record, that are not objects. */
export type ItemKind = 'text' | 'integer' | 'number' | 'boolean' | 'instant';

/** Limits of one item; `words` closes the list of texts. */
export interface ItemLimits extends TextLimits, NumberLimits {
  readonly words?: readonly string[];
}

/** What is wrong with one item. */
export function checkItem(kind: ItemKind, value: unknown, limits: ItemLimits): Defect | undefined {
  switch (kind) {
    case 'text':
      return limits.words === undefined ? checkText(value, limits) : checkWord(value, limits.words);
    case 'integer':
      return checkInteger(value, limits);
    case 'number':
      return checkNumber(value, limits);
    case 'boolean':
      return checkBoolean(value);
    case 'instant':
      return checkInstant(value);
  }
}

/** The value of this kind that a text of a query stands for; the text itself where it stands for none. */
export function itemFromText(kind: ItemKind, text: string): unknown {
  if (kind === 'integer' || kind === 'number') return numberFromText(text);
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

/** The text as a number where it is written as one, else the text, for the check to refuse. */
function numberFromText(text: string): unknown {
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text;
}

/** OpenAPI schema of one item. */
export function itemSchema(kind: ItemKind, limits: ItemLimits): object {
  switch (kind) {
    case 'text':
      return limits.words === undefined ? textSchema(limits) : { type: 'string', enum: [...limits.words] };
    case 'integer':
    case 'number':
      return numberSchema(kind, limits);
    case 'boolean':
      return { type: 'boolean', example: true };
    case 'instant':
      return { type: 'string', format: 'date-time', example: '2026-01-31T09:30:00.000Z' };
  }
}

function textSchema({ min = 0, max = DEFAULT_TEXT_MAX, pattern }: TextLimits): object {
  return {
    type: 'string',
    ...(min > 0 ? { minLength: min } : {}),
    maxLength: max,
    ...(pattern === undefined ? { example: 'text' } : { pattern: pattern.source }),
  };
}

function numberSchema(type: 'integer' | 'number', { min, max }: NumberLimits): object {
  return {
    type,
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
    example: min ?? Math.min(1, max ?? 1),
  };
}
