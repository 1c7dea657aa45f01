import { AppError } from './app-error.js';

/** Characters of a reason at most. */
const LONGEST = 500;

/**
 * A failure as a line for a person, as logs and tables may keep it: what it is and where it happened, never what it says.
 * The message of an error can quote whatever was at hand, the row of a constraint, the text that is no JSON, the address
 * that a mail server refused. So of an error only its name stays, codes and names of our own making, and the place in
 * the code; of an expected one its title. A text is a sentence of our own and stays as it is.
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

/** What may be told of an error. */
export interface FailureFacts {
  /** SQLSTATE, or the system's or a library's code. */
  readonly code?: string | undefined;
  /** Names of our own making, from a database error. */
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

/** The frames of an error's stack, innermost first; nothing of its message, whatever that looks like. */
export function framesOf(error: Error): readonly string[] {
  const stack = error.stack ?? '';
  const head = `${error.name}: ${error.message}`;
  const frames = stack.startsWith(head) ? stack.slice(head.length) : stack.replace(error.message, '');
  return frames
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at .*(:\d+:\d+\)?|\(<anonymous>\)|\(native\))$/.test(line));
}

/** Codes and names are words; anything else that stands in their place is not told. */
function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.-]{1,80}$/.test(value) ? value : undefined;
}

function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed().slice(0, LONGEST).toWellFormed();
}
