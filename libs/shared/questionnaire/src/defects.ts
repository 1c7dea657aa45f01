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

  /** Defects found so far, kept or not. */
  get count(): number {
    return this.#count;
  }

  /** Whether the maximum number of defects is kept. */
  get isFull(): boolean {
    return this.errors.length === LIMITS.errors;
  }

  /** Whether a kept defect is at the pointer. */
  hasAt(pointer: string): boolean {
    return this.errors.some((error) => error.pointer === pointer);
  }

  /** Whether a kept defect is at the pointer or below it. */
  hasWithin(pointer: string): boolean {
    return this.errors.some((error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`));
  }

  /** Whether a kept defect is neither at the pointer nor below it. */
  hasOutside(pointer: string): boolean {
    return this.errors.some((error) => error.pointer !== pointer && !error.pointer.startsWith(`${pointer}/`));
  }
}

/** Maximum characters of a member name in a pointer; names are untrusted. */
const TOKEN_CHARACTERS = 100;

/** RFC 6901: the pointer of a member or an element of the value at `parent`. */
export function pointerTo(parent: string, token: string | number): string {
  if (typeof token === 'number') return `${parent}/${token}`;
  const name = token.slice(0, TOKEN_CHARACTERS).toWellFormed().replaceAll('\u0000', '\ufffd');
  return `${parent}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
