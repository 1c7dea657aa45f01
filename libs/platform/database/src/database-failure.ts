/** System error codes: the server was not reached, the connection broke, or no file descriptor was left for one. */
const SYSTEM_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EMFILE',
  'ENFILE',
]);

/** SQLSTATEs with which PostgreSQL closes or rejects a connection (appendix A of its manual). */
const CLOSING_STATES = new Set(['57P01', '57P02', '57P03', '57P05', '25P03', '25P04', '53300']);

/** Messages of the driver for errors without a code. */
const DRIVER_MESSAGES =
  /connection terminated|not queryable|connection error|timeout exceeded when trying to connect|query read timeout|cannot use a pool after calling end/i;

/**
 * Whether the database could not be reached or the connection broke. If that happened during the commit, the transaction may
 * or may not have been committed: retry only what is idempotent.
 */
export function isConnectionLoss(error: unknown): boolean {
  return causes(error).some(({ code, message }) => {
    if (code === undefined) return DRIVER_MESSAGES.test(message);
    return SYSTEM_CODES.has(code) || CLOSING_STATES.has(code) || /^08...$/.test(code);
  });
}

/** Whether the transaction lost a race (40001 serialization failure, 40P01 deadlock) and may succeed if it is retried. */
export function isRetryable(error: unknown): boolean {
  return causes(error).some(({ code }) => code === '40001' || code === '40P01');
}

/**
 * The SQLSTATE of an error caused by the data: class 22 (a value out of range for its type) or 23 (a constraint); otherwise
 * `undefined`.
 */
export function badDataCode(error: unknown): string | undefined {
  return causes(error).find(({ code }) => code !== undefined && /^2[23]...$/.test(code))?.code;
}

/** The name of the violated constraint or key, if PostgreSQL reports one. */
export function violatedConstraint(error: unknown): string | undefined {
  return causes(error).find(({ constraint }) => constraint !== undefined)?.constraint;
}

interface Failure {
  readonly code: string | undefined;
  readonly message: string;
  readonly constraint: string | undefined;
}

/** The error and what it wraps (TypeORM's `driverError`, `cause`, the parts of an AggregateError). */
function causes(error: unknown, depth = 0): readonly Failure[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const { code, message, constraint, driverError, cause, errors } = error as Record<string, unknown>;
  const own: Failure = {
    code: typeof code === 'string' ? code : undefined,
    message: typeof message === 'string' ? message : '',
    constraint: typeof constraint === 'string' ? constraint : undefined,
  };
  const inner = [driverError, cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  return [own, ...inner.flatMap((part) => causes(part, depth + 1))];
}
