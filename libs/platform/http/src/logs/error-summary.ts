import { AppError, factsOf, framesOf } from '@hearback/kernel';

/** The parts of an error that may be logged. */
export interface ErrorSummary {
  readonly error: string;
  readonly code?: string;
  readonly stack?: string;
  /** Names from our own schema, for a database error. */
  readonly constraint?: string;
  readonly table?: string;
  readonly cause?: ErrorSummary;
}

/** Maximum number of stack frames. */
const FRAMES = 12;

/**
 * An error for the log: its name, its code, the constraint and table of a database error, and the frames of its stack. The
 * message is left out, because it can quote a row, a body or an address.
 */
export function errorSummary(error: unknown, depth = 0): ErrorSummary {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, constraint, table } = factsOf(error);
  const cause: unknown = (error as { driverError?: unknown }).driverError ?? error.cause;
  return {
    error: error.name,
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(table === undefined ? {} : { table }),
    ...(error instanceof AppError ? {} : { stack: framesOf(error).slice(0, FRAMES).join('\n') }),
    ...(cause instanceof Error && depth < 3 ? { cause: errorSummary(cause, depth + 1) } : {}),
  };
}
