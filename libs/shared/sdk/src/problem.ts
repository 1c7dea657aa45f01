import type { ProblemCode } from './generated/problem-codes.js';

/** A problem document (RFC 9457) of the API. */
export interface Problem {
  /** Such as `followups.task-changed`; the reference lists all. A proxy in between gives `http.502` and the like. */
  readonly code: ProblemCode | (string & {});
  readonly title: string;
  readonly status: number;
  /** What happened here, and the fix. */
  readonly detail?: string;
  /** Defects of single fields, with JSON pointers. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly [extension: string]: unknown;
}

/** Thrown for a reply that is a problem. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly problem: Problem,
    /** Seconds after which a retry makes sense. */
    readonly retryAfter?: number,
  ) {
    super(problem.detail ?? problem.title);
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): Problem['code'] {
    return this.problem.code;
  }
}

/** Whether an error is the problem with this code: `if (isProblem(error, 'request.rate-limited')) …`. */
export function isProblem(error: unknown, code: ProblemCode): error is ApiProblem {
  return error instanceof ApiProblem && error.code === code;
}
