import { ApiProblem } from '../../../api/client.js';

/** What is wrong with the address at this JSON pointer, as a code; undefined if the problem is another one. */
export function addressDefectOf(error: unknown, pointer: string): string | undefined {
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  const found = errors.find((each) => each.pointer === pointer);
  return (found as { readonly code?: string } | undefined)?.code;
}
