import type { FieldError } from '@hearback/kernel';

/** The columns of a mapping, or all that is wrong with them. */
export type ColumnTargets<Mapped> =
  | { readonly ok: true; readonly columns: readonly Mapped[] }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Where the columns of a mapping are in a request. */
export const COLUMNS_POINTER = '/mapping/columns';

/** Errors that are named at once. */
const MAX_ERRORS = 50;

/** What columns of one kind of import can be mapped to. */
export interface TargetRules<Mapped> {
  readonly maxColumns: number;
  /** The mapped column, or the defect of its target. */
  readonly parse: (column: string, target: unknown) => Mapped | string;
  /** Two columns with the same one are not allowed. */
  readonly targetOf: (mapped: Mapped) => string;
}

/** Parses the columns of a mapping: an object with the target of each column by its name. Never throws, whatever the JSON. */
export function parseColumnTargets<Mapped extends object>(
  json: unknown,
  { maxColumns, parse, targetOf }: TargetRules<Mapped>,
): ColumnTargets<Mapped> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return rejected({ pointer: COLUMNS_POINTER, code: 'wrong-type', detail: 'must be an object' });
  }
  const entries = Object.entries(json as Readonly<Record<string, unknown>>);
  if (entries.length > maxColumns) {
    return rejected({ pointer: COLUMNS_POINTER, code: 'too-many', detail: `must have at most ${maxColumns} columns` });
  }
  const errors: FieldError[] = [];
  const columns: Mapped[] = [];
  const taken = new Set<string>();
  for (const [column, target] of entries) {
    const pointer = `${COLUMNS_POINTER}/${column.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const parsed = parse(column, target);
    if (typeof parsed === 'string') errors.push({ pointer, code: 'invalid', detail: parsed });
    else if (taken.has(targetOf(parsed))) {
      const detail = 'must be unique: another column is mapped to the same target';
      errors.push({ pointer, code: 'duplicate', detail });
    } else {
      taken.add(targetOf(parsed));
      columns.push(parsed);
    }
  }
  return errors.length === 0 ? { ok: true, columns } : { ok: false, errors: errors.slice(0, MAX_ERRORS) };
}

function rejected(error: FieldError): { readonly ok: false; readonly errors: readonly FieldError[] } {
  return { ok: false, errors: [error] };
}
