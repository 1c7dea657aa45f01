/** What a log line may say of an error. */
export interface ErrorSummary {
  readonly error: string;
  readonly code?: string;
  readonly message?: string;
  readonly stack?: string;
  /** Of a database error: names of our own making. */
  readonly constraint?: string;
  readonly table?: string;
  readonly cause?: ErrorSummary;
}

/**
 * An error for the log. What a database says of an error can quote the row, so of those only codes and names are kept;
 * the frames of the stack stay, its first lines (the message) go.
 */
export function errorSummary(error: unknown, depth = 0): ErrorSummary {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, severity, constraint, table, driverError } = error as DatabaseError;
  const isDatabase = severity !== undefined || driverError !== undefined;
  const cause: unknown = driverError ?? error.cause;
  return {
    error: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(isDatabase ? {} : { message: error.message.slice(0, 500) }),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    stack: framesOf(error),
    ...(cause instanceof Error && depth < 3 ? { cause: errorSummary(cause, depth + 1) } : {}),
  };
}

interface DatabaseError extends Error {
  readonly code?: unknown;
  readonly severity?: unknown;
  readonly constraint?: unknown;
  readonly table?: unknown;
  readonly driverError?: unknown;
}

function framesOf(error: Error): string {
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line.startsWith('at '))
    .slice(0, 12)
    .join('\n');
}
