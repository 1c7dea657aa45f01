import type { FieldError } from '@hearback/kernel';
import { LIMITS } from './limits.js';

/** Collects the defects of one input; keeps the first {@link LIMITS.errors}. */
export class Defects {
  readonly errors: FieldError[] = [];
  #count = 0;

  add(pointer: string, code: string, detail: string): void {
    this.#count += 1;
    if (this.errors.length < LIMITS.errors) this.errors.push({ pointer, code, detail });
  }

  /** Defects found so far, reported or not. */
  get count(): number {
    return this.#count;
  }
}

/** Longest member name that is repeated in a pointer; names come from outside. */
const TOKEN_CHARACTERS = 100;

/** RFC 6901: the pointer of a member or an element of the value at `parent`. */
export function pointerTo(parent: string, token: string | number): string {
  if (typeof token === 'number') return `${parent}/${token}`;
  const name = token.slice(0, TOKEN_CHARACTERS).toWellFormed().replaceAll('\u0000', '\ufffd');
  return `${parent}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
