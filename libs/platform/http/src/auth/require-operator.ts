import { requestErrors } from '../problems/request.errors.js';
import type { Caller } from './caller.js';

/** Throws `not-an-operator`. Its route resolves credentials uncached, so that a removed address counts at once. */
export function requireOperator({ isOperator }: Caller): void {
  if (isOperator !== true) throw requestErrors.error('not-an-operator');
}
