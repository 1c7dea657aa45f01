import { isStorableText, type FieldError } from '@hearback/kernel';
import { pointerTo } from './defects.js';
import { LIMITS } from './limits.js';

/** A JSON object whose members are not checked yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether the value is a plain object, as a JSON parser creates it: not an array, not an instance of a class. */
export function isJsonObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  // Any root prototype: the value may come from another realm, such as an iframe, with its own `Object.prototype`.
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Whether the text has at most `max` characters (code points). Counts them only if the UTF-16 length is inconclusive. */
export function isAtMost(text: string, max: number): boolean {
  if (text.length <= max) return true;
  if (text.length > max * 2) return false;
  let characters = 0;
  for (const _ of text) characters += 1;
  return characters <= max;
}

/**
 * The first reason why the value is not storable JSON of at most {@link LIMITS.surveyBytes}: nesting, numbers that are not
 * finite, text that PostgreSQL cannot store, `__proto__` members, values that are not JSON. `undefined`: none.
 */
export function defectOfJson(json: unknown): FieldError | undefined {
  const walk = new Walk();
  return walk.visit(json, '', 1) ?? defectOfSize(json);
}

/** The defect of a JSON value whose text without white space exceeds {@link LIMITS.surveyBytes}; `undefined`: none. */
export function defectOfSize(json: unknown): FieldError | undefined {
  return utf8Bytes(JSON.stringify(json)) > LIMITS.surveyBytes ? tooLarge() : undefined;
}

/** Counts visited values, so that cyclic values and values with shared parts are rejected as too large or too deep. */
class Walk {
  #visited = 0;

  visit(value: unknown, pointer: string, depth: number): FieldError | undefined {
    this.#visited += 1;
    if (this.#visited > LIMITS.surveyBytes) return tooLarge();
    if (typeof value === 'string') {
      return isStorableText(value) ? undefined : unstorable(pointer);
    }
    if (value === null || typeof value === 'boolean') return undefined;
    if (typeof value === 'number') {
      return Number.isFinite(value) ? undefined : { pointer, code: 'wrong-type', detail: 'must be a finite number' };
    }
    if (depth > LIMITS.depth) {
      return { pointer, code: 'too-deep', detail: `must have at most ${LIMITS.depth} levels` };
    }
    if (Array.isArray(value)) return this.#elements(value, pointer, depth);
    if (isJsonObject(value)) return this.#members(value, pointer, depth);
    return { pointer, code: 'wrong-type', detail: 'must be JSON' };
  }

  #elements(values: readonly unknown[], pointer: string, depth: number): FieldError | undefined {
    if (values.length > LIMITS.surveyBytes) return tooLarge();
    for (let i = 0; i < values.length; i += 1) {
      const defect = this.visit(values[i], pointerTo(pointer, i), depth + 1);
      if (defect !== undefined) return defect;
    }
    return undefined;
  }

  #members(object: JsonObject, pointer: string, depth: number): FieldError | undefined {
    for (const name of Object.keys(object)) {
      const at = pointerTo(pointer, name);
      if (!isStorableText(name)) return unstorable(at);
      if (name === '__proto__')
        return { pointer: at, code: 'unknown-member', detail: 'is not a member of this object' };
      const defect = this.visit(object[name], at, depth + 1);
      if (defect !== undefined) return defect;
    }
    return undefined;
  }
}

function unstorable(pointer: string): FieldError {
  return { pointer, code: 'unstorable-text', detail: 'must not contain NUL characters or lone surrogates' };
}

function tooLarge(): FieldError {
  return { pointer: '', code: 'too-large', detail: `must have at most ${LIMITS.surveyBytes} bytes` };
}

/** Bytes of well-formed text in UTF-8. */
function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    // A surrogate pair has two units and four bytes: one extra byte for each unit.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}
