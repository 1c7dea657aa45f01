import { isUtf8 } from 'node:buffer';
import { isStorableText, type AppError } from '@hearback/kernel';
import { pointerSegment } from '../fields/free-fields.js';
import { requestErrors } from './request.errors.js';

/** Nested objects and lists that a body may have; the outermost counts. */
export const MAX_DEPTH = 20;

/** Names by which JSON can reach into the prototypes of objects it is copied to. */
const POISON: ReadonlySet<string> = new Set(['__proto__', 'constructor']);

/**
 * The value of a JSON body. Throws 400 for what is not UTF-8 or not JSON, for numbers beyond the finite, texts that
 * PostgreSQL cannot store, names that poison prototypes, and nesting deeper than 20, naming the place.
 */
export function parseJsonBody(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) throw requestErrors.error('malformed', 'The body is not UTF-8.');
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw requestErrors.error('malformed', 'The body is not JSON.');
  }
  const defect = defectIn(value, MAX_DEPTH);
  if (defect !== undefined) throw refused(defect);
  return value;
}

interface Spot {
  readonly code: string;
  readonly detail: string;
  /** From the outermost inwards, filled on the way out. */
  readonly path: string[];
}

function defectIn(value: unknown, depthLeft: number): Spot | undefined {
  if (typeof value === 'string') return isStorableText(value) ? undefined : spot('not-storable', UNSTORABLE);
  if (typeof value === 'number')
    return Number.isFinite(value) ? undefined : spot('out-of-range', 'is too large a number');
  if (typeof value !== 'object' || value === null) return undefined;
  if (depthLeft === 0) return spot('too-deep', `is nested deeper than ${MAX_DEPTH}`);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const defect = defectIn(value[index], depthLeft - 1);
      if (defect !== undefined) return at(defect, String(index));
    }
    return undefined;
  }
  for (const name of Object.keys(value)) {
    if (POISON.has(name)) return at(spot('forbidden-name', 'must not have this name'), name);
    if (!isStorableText(name)) return spot('not-storable', UNSTORABLE);
    const defect = defectIn((value as Record<string, unknown>)[name], depthLeft - 1);
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

function refused({ code, detail, path }: Spot): AppError {
  const pointer = path.map((segment) => `/${segment}`).join('');
  return requestErrors.error('malformed', 'The body holds something that is not accepted.', {
    errors: [{ pointer, code, detail }],
  });
}
