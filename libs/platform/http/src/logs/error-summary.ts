import { AppError, factsOf, framesOf } from '@hearback/kernel';

/** What a log line may say of an error. */
export interface ErrorSummary {
  readonly error: string;
  readonly code?: string;
  readonly stack?: string;
  /** Of a database error: names of our own making. */
  readonly constraint?: string;
  readonly table?: string;
  readonly cause?: ErrorSummary;
}

/** Frames that are told. */
const FRAMES = 12;

/**
 * An error for the log: its name, codes and names of our own making, and the frames of its stack. Its message is left
 * out, because a message can quote a row, a body or an address.
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
