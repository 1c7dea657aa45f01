/** Codes of the system that mean: not reached, torn off, or no descriptor left for a connection. */
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

/** SQLSTATEs by which PostgreSQL ends or refuses a connection (appendix A of its manual). */
const ENDING_STATES = new Set(['57P01', '57P02', '57P03', '57P05', '25P03', '25P04', '53300']);

/** What the driver says where no code comes with it. */
const DRIVER_WORDS =
  /connection terminated|not queryable|connection error|timeout exceeded when trying to connect|query read timeout|cannot use a pool after calling end/i;

/**
 * Whether the database could not be reached or the connection broke. Where that happened at the commit, the transaction
 * may have been committed or not: repeat only what is idempotent.
 */
export function isConnectionLoss(error: unknown): boolean {
  return causes(error).some(({ code, message }) => {
    if (code === undefined) return DRIVER_WORDS.test(message);
    return SYSTEM_CODES.has(code) || ENDING_STATES.has(code) || /^08...$/.test(code);
  });
}

/** Whether the transaction lost a race (40001 serialization failure, 40P01 deadlock) and would do if run again. */
export function isRetryable(error: unknown): boolean {
  return causes(error).some(({ code }) => code === '40001' || code === '40P01');
}

/**
 * The SQLSTATE where the data are to blame: class 22 (a value that the type does not hold) or 23 (a constraint);
 * otherwise `undefined`.
 */
export function badDataCode(error: unknown): string | undefined {
  return causes(error).find(({ code }) => code !== undefined && /^2[23]...$/.test(code))?.code;
}

/** The name of the violated constraint or key, where PostgreSQL gives one. */
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
