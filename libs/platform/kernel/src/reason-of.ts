import { AppError } from './app-error.js';

/** Maximum length of a reason, in characters. */
const MAX_LENGTH = 500;

/**
 * A failure as one line for logs and tables, at most 500 characters: what it is and where it happened, never its message. A
 * message can quote personal data: a row that violates a constraint, text that is not JSON, an address that a mail server
 * rejected. An error is reduced to its name, code, constraint, table and place in the code, an `AppError` to its code and
 * title. A string is taken as a text of our own and kept, up to that length.
 */
export function reasonOf(failure: unknown): string {
  return storable(typeof failure === 'string' ? failure : describe(failure));
}

function describe(failure: unknown): string {
  if (failure instanceof AppError) return `${failure.code}: ${failure.definition.title}`;
  if (!(failure instanceof Error)) return `a thrown ${typeof failure}`;
  const { code, constraint, table, place } = factsOf(failure);
  const parts = [
    failure.name,
    code,
    constraint && `constraint ${constraint}`,
    table && `table ${table}`,
    place && `at ${place}`,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

/** The parts of an error that are safe to log. */
export interface FailureFacts {
  /** SQLSTATE, or the system's or a library's code. */
  readonly code?: string | undefined;
  /** Names from our own schema, for a database error. */
  readonly constraint?: string | undefined;
  readonly table?: string | undefined;
  /** Function, file and line of the innermost frame. */
  readonly place?: string | undefined;
}

/** The facts of an error, or of the database error that it wraps. */
export function factsOf(error: Error): FailureFacts {
  const wrapped = (error as { driverError?: unknown }).driverError;
  const inner = wrapped instanceof Error ? wrapped : error;
  const { code, constraint, table } = inner as { code?: unknown; constraint?: unknown; table?: unknown };
  const [frame] = framesOf(error);
  return {
    code: wordOf(code),
    constraint: wordOf(constraint),
    table: wordOf(table),
    place: frame?.replace(/^at /, '').replaceAll(/(?:file:\/\/)?[^\s(]*\//g, ''),
  };
}

/** The frames of an error's stack, innermost first; nothing of its message, even if that looks like a frame. */
export function framesOf(error: Error): readonly string[] {
  const stack = error.stack ?? '';
  const head = `${error.name}: ${error.message}`;
  const frames = stack.startsWith(head) ? stack.slice(head.length) : stack.replace(error.message, '');
  return frames
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at .*(:\d+:\d+\)?|\(<anonymous>\)|\(native\))$/.test(line));
}

/** A code or name is a single word; anything else is dropped, because it could quote personal data. */
function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.-]{1,80}$/.test(value) ? value : undefined;
}

function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed().slice(0, MAX_LENGTH).toWellFormed();
}
