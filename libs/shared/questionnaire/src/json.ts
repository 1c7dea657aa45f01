import { isStorableText, type FieldError } from '@hearback/kernel';
import { pointerTo } from './defects.js';
import { LIMITS } from './limits.js';

/** A JSON object with unknown members. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether the value is an object as a JSON parser makes it: no array, no class. */
export function isJsonObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  // A root prototype, not `Object.prototype` itself: the value may come from another realm, such as a frame.
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Characters (code points) of the text are at most `max`. Counts only where UTF-16 units leave it open. */
export function isAtMost(text: string, max: number): boolean {
  if (text.length <= max) return true;
  if (text.length > max * 2) return false;
  let characters = 0;
  for (const _ of text) characters += 1;
  return characters <= max;
}

/**
 * The first thing that makes the value no storable JSON of at most {@link LIMITS.surveyBytes}: nesting, numbers that are
 * not finite, text that PostgreSQL cannot store, `__proto__` members, values that are no JSON. `undefined`: none.
 */
export function defectOfJson(json: unknown): FieldError | undefined {
  const walk = new Walk();
  return walk.visit(json, '', 1) ?? defectOfSize(json);
}

/** The defect of a JSON value of more than {@link LIMITS.surveyBytes} as text without white space. */
export function defectOfSize(json: unknown): FieldError | undefined {
  return utf8Bytes(JSON.stringify(json)) > LIMITS.surveyBytes ? tooLarge() : undefined;
}

/** Counts what it visits, so that a value that shares or contains itself ends as too large or too deep. */
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
      return { pointer, code: 'too-deep', detail: `nested deeper than ${LIMITS.depth} levels` };
    }
    if (Array.isArray(value)) return this.#elements(value, pointer, depth);
    if (isJsonObject(value)) return this.#members(value, pointer, depth);
    return { pointer, code: 'wrong-type', detail: 'is not JSON' };
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
  return { pointer, code: 'unstorable-text', detail: 'contains a NUL character or half of a surrogate pair' };
}

function tooLarge(): FieldError {
  return { pointer: '', code: 'too-large', detail: `larger than ${LIMITS.surveyBytes} bytes` };
}

/** Bytes of well-formed text in UTF-8. */
function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    // A surrogate pair is two units and four bytes: two bytes for each unit.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}
