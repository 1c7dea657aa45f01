import { isUtf8 } from 'node:buffer';
import { isStorableText, type AppError } from '@hearback/kernel';
import { pointerSegment } from '../fields/field-check.js';
import { requestErrors } from '../problems/request.errors.js';

/** Maximum nesting of objects and lists in a body, including the outermost one. */
export const MAX_DEPTH = 20;

/** Maximum values in a body, and maximum members of an object: the cost of the checks grows with both. */
export const MAX_VALUES = 100_000;
export const MAX_MEMBERS = 1_000;

/**
 * The value of a JSON body. Throws 400 for what is not UTF-8 or not JSON, for numbers that JavaScript would round (beyond 2⁵³), strings that
 * PostgreSQL cannot store, names that objects inherit, and more nesting, members or values than are allowed, with a
 * pointer to the first defect.
 */
export function parseJsonBody(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) throw requestErrors.error('malformed', 'The body must be UTF-8.');
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw requestErrors.error('malformed', 'The body must be JSON.');
  }
  const defect = defectIn(value, MAX_DEPTH, { left: MAX_VALUES });
  if (defect !== undefined) throw rejected(defect);
  return value;
}

interface Defect {
  readonly code: string;
  readonly detail: string;
  /** From the outermost inwards, filled on the way out. */
  readonly path: string[];
}

function defectIn(value: unknown, depthLeft: number, values: { left: number }): Defect | undefined {
  if (typeof value === 'string') return isStorableText(value) ? undefined : defectOf('not-storable', UNSTORABLE);
  if (typeof value === 'number')
    return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? undefined : defectOf('out-of-range', TOO_LARGE);
  if (typeof value !== 'object' || value === null) return undefined;
  if (depthLeft === 0) return defectOf('too-deep', `must not be nested deeper than ${MAX_DEPTH} objects or lists`);
  const names = Array.isArray(value) ? [] : Object.keys(value);
  values.left -= Array.isArray(value) ? value.length : names.length;
  if (values.left < 0) return defectOf('too-many', `must have at most ${MAX_VALUES} values in the whole body`);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const defect = defectIn(value[index], depthLeft - 1, values);
      if (defect !== undefined) return at(defect, String(index));
    }
    return undefined;
  }
  if (names.length > MAX_MEMBERS) return defectOf('too-many', `must have at most ${MAX_MEMBERS} members`);
  for (const name of names) {
    if (name in Object.prototype)
      return at(defectOf('forbidden-name', 'must not have a name that every object has'), name);
    if (!isStorableText(name)) return defectOf('not-storable', UNSTORABLE);
    const defect = defectIn((value as Record<string, unknown>)[name], depthLeft - 1, values);
    if (defect !== undefined) return at(defect, name);
  }
  return undefined;
}

const TOO_LARGE =
  'must be between -9007199254740991 and 9007199254740991; send a longer number, such as an id, as a string';
const UNSTORABLE = 'must not contain NUL or lone surrogates';

const defectOf = (code: string, detail: string): Defect => ({ code, detail, path: [] });

function at(defect: Defect, segment: string): Defect {
  defect.path.unshift(pointerSegment(segment));
  return defect;
}

function rejected({ code, detail, path }: Defect): AppError {
  const pointer = path.map((segment) => `/${segment}`).join('');
  return requestErrors.error('malformed', 'One value in the body cannot be accepted.', {
    errors: [{ pointer, code, detail }],
  });
}
