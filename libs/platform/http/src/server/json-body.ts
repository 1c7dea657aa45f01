import { isUtf8 } from 'node:buffer';
import { isStorableText, type AppError } from '@hearback/kernel';
import { pointerSegment } from '../fields/field-check.js';
import { requestErrors } from '../problems/request.errors.js';

/** Nested objects and lists that a body may have; the outermost counts. */
export const MAX_DEPTH = 20;

/** Values that a body may have in all, and members that one object may have: what checking them costs grows with both. */
export const MAX_VALUES = 100_000;
export const MAX_MEMBERS = 1_000;

/**
 * The value of a JSON body. Throws 400 for what is not UTF-8 or not JSON, for numbers beyond the finite, texts that
 * PostgreSQL cannot store, names that objects inherit, and more nesting, members or values than are allowed, naming the
 * place.
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

interface Spot {
  readonly code: string;
  readonly detail: string;
  /** From the outermost inwards, filled on the way out. */
  readonly path: string[];
}

function defectIn(value: unknown, depthLeft: number, values: { left: number }): Spot | undefined {
  if (typeof value === 'string') return isStorableText(value) ? undefined : spot('not-storable', UNSTORABLE);
  if (typeof value === 'number')
    return Number.isFinite(value) ? undefined : spot('out-of-range', 'must be a number below 1.8e308');
  if (typeof value !== 'object' || value === null) return undefined;
  if (depthLeft === 0) return spot('too-deep', `must not be nested deeper than ${MAX_DEPTH} objects or lists`);
  const names = Array.isArray(value) ? [] : Object.keys(value);
  values.left -= Array.isArray(value) ? value.length : names.length;
  if (values.left < 0) return spot('too-many', `must have at most ${MAX_VALUES} values in the whole body`);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const defect = defectIn(value[index], depthLeft - 1, values);
      if (defect !== undefined) return at(defect, String(index));
    }
    return undefined;
  }
  if (names.length > MAX_MEMBERS) return spot('too-many', `must have at most ${MAX_MEMBERS} members`);
  for (const name of names) {
    if (name in Object.prototype) return at(spot('forbidden-name', 'must not have a name that every object has'), name);
    if (!isStorableText(name)) return spot('not-storable', UNSTORABLE);
    const defect = defectIn((value as Record<string, unknown>)[name], depthLeft - 1, values);
    if (defect !== undefined) return at(defect, name);
  }
  return undefined;
}

const UNSTORABLE = 'must not contain NUL or lone surrogates';

const spot = (code: string, detail: string): Spot => ({ code, detail, path: [] });

function at(defect: Spot, segment: string): Spot {
  defect.path.unshift(pointerSegment(segment));
  return defect;
}

function rejected({ code, detail, path }: Spot): AppError {
  const pointer = path.map((segment) => `/${segment}`).join('');
  return requestErrors.error('malformed', 'One value in the body cannot be accepted.', {
    errors: [{ pointer, code, detail }],
  });
}
