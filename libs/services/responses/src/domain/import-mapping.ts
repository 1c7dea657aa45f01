import type { FieldError } from '@hearback/kernel';
import type { CompiledSurvey } from '@hearback/questionnaire';

/** What a column of a file can be mapped to. */
export const COLUMN_TARGETS = [
  'answer',
  'hidden_field',
  'language',
  'submitted_at',
  'submission_id',
  'customer',
] as const;

export type ColumnTarget = (typeof COLUMN_TARGETS)[number];

/** The format of days and times in a file; `iso` is `YYYY-MM-DD` or RFC 3339. */
export const DATE_FORMATS = ['iso', 'dd.mm.yyyy', 'dd/mm/yyyy', 'mm/dd/yyyy'] as const;

export type DateFormat = (typeof DATE_FORMATS)[number];

/** A mapped column; `key` is set for answers and hidden fields. */
export interface MappedColumn {
  readonly column: string;
  readonly to: ColumnTarget;
  readonly key: string | undefined;
}

/** How to read a file. */
export interface ImportMapping {
  readonly columns: readonly MappedColumn[];
  readonly delimiter: ',' | ';' | '\t' | '|';
  /** Values that count as empty, besides the empty cell. */
  readonly emptyValues: readonly string[];
  readonly dateFormat: DateFormat;
  /** Offset from UTC of times without an offset, in minutes. */
  readonly utcOffsetMinutes: number;
  readonly decimal: '.' | ',';
}

export type ColumnsParse =
  | { readonly ok: true; readonly columns: readonly MappedColumn[] }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

const POINTER = '/mapping/columns';
const MAX_COLUMNS = 700;

/** Parses a mapping and checks it against the survey. Never throws, whatever the JSON. */
export function parseColumns(json: unknown, survey: CompiledSurvey): ColumnsParse {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return rejected({ pointer: POINTER, code: 'wrong-type', detail: 'must be an object' });
  }
  const entries = Object.entries(json as Readonly<Record<string, unknown>>);
  if (entries.length > MAX_COLUMNS) {
    return rejected({ pointer: POINTER, code: 'too-many', detail: `must have at most ${MAX_COLUMNS} columns` });
  }
  const errors: FieldError[] = [];
  const columns: MappedColumn[] = [];
  const taken = new Set<string>();
  for (const [column, target] of entries) {
    const pointer = `${POINTER}/${column.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const parsed = parseTarget(column, target, survey);
    if (typeof parsed === 'string') errors.push({ pointer, code: 'invalid', detail: parsed });
    else if (taken.has(`${parsed.to}/${parsed.key}`)) {
      errors.push({
        pointer,
        code: 'duplicate',
        detail: 'must be unique: another column is mapped to the same target',
      });
    } else {
      taken.add(`${parsed.to}/${parsed.key}`);
      columns.push(parsed);
    }
  }
  if (errors.length === 0 && !columns.some(({ to }) => to === 'answer')) {
    errors.push({ pointer: POINTER, code: 'required', detail: 'must map at least one column to an answer' });
  }
  return errors.length === 0 ? { ok: true, columns } : { ok: false, errors: errors.slice(0, 50) };
}

/** The mapping of a column, or its defect. */
function parseTarget(column: string, target: unknown, survey: CompiledSurvey): MappedColumn | string {
  if (typeof target !== 'object' || target === null || Array.isArray(target)) return 'must be an object';
  const { to, key, ...others } = target as Readonly<Record<string, unknown>>;
  if (Object.keys(others).length > 0) return 'must have no members other than `to` and `key`';
  if (!COLUMN_TARGETS.includes(to as ColumnTarget)) return `\`to\` must be one of ${COLUMN_TARGETS.join(', ')}`;
  if (to !== 'answer' && to !== 'hidden_field') {
    return key === undefined
      ? { column, to: to as ColumnTarget, key: undefined }
      : '`key` is allowed only for answers and hidden fields';
  }
  const declared = to === 'answer' ? survey.questionKeys : survey.hiddenFieldKeys;
  if (typeof key !== 'string' || !declared.has(key)) return '`key` must be declared in the survey';
  return { column, to, key };
}

function rejected(error: FieldError): ColumnsParse {
  return { ok: false, errors: [error] };
}
