/** The six ways in which a request can fail; only the HTTP edge knows their status codes. */
export type ErrorKind = 'invalid' | 'not-found' | 'conflict' | 'forbidden' | 'unavailable' | 'internal';

/** One defect of an input: `pointer` is an RFC 6901 JSON pointer into the body, or `?name` for a query parameter. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** A row of a service's error table. `status` overrides the status of the kind, for example 412 or 413. */
export interface ErrorDefinition {
  readonly kind: ErrorKind;
  readonly title: string;
  /** What the caller can do about it, as one sentence for the reference page. */
  readonly remedy: string;
  readonly status?: number;
}

/** The errors of one service by code; codes are `<service>.<kebab-case>` outside the table. */
export type ErrorTable<Code extends string = string> = {
  readonly service: string;
  readonly definitions: Readonly<Record<Code, ErrorDefinition>>;
  /** A new error of this table. `detail` is shown to the caller: no secrets, no internals. */
  readonly error: (
    code: Code,
    detail?: string,
    more?: { errors?: readonly FieldError[]; retryAfter?: number },
  ) => AppError;
};

/** An expected failure, thrown by use cases and turned into a problem document at the edge. */
export class AppError extends Error {
  constructor(
    /** Stable code, `<service>.<kebab-case>`. */
    readonly code: string,
    readonly definition: ErrorDefinition,
    readonly detail: string | undefined,
    readonly errors: readonly FieldError[] = [],
    /** Seconds after which a retry makes sense. */
    readonly retryAfter?: number,
  ) {
    super(detail ?? definition.title);
    this.name = 'AppError';
  }
}

const tables = new Map<string, ErrorTable>();

/** Declares the error table of a service; the reference page of problems is generated from all of them. */
export function defineErrors<Code extends string>(
  service: string,
  definitions: Readonly<Record<Code, ErrorDefinition>>,
): ErrorTable<Code> {
  const table: ErrorTable<Code> = {
    service,
    definitions,
    error: (code, detail, more) =>
      new AppError(`${service}.${code}`, definitions[code], detail, more?.errors, more?.retryAfter),
  };
  tables.set(service, table as unknown as ErrorTable);
  return table;
}

/** All declared tables, in the order of their services' names. */
export function errorTables(): readonly ErrorTable[] {
  return [...tables.values()].toSorted((a, b) => (a.service < b.service ? -1 : 1));
}
