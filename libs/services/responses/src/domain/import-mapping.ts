import type { CompiledSurvey, Question } from '@hearback/questionnaire';
import {
  COLUMNS_POINTER,
  parseColumnTargets,
  type ColumnTargets,
  type DecimalSign,
  type FileFormat,
  type TimeFormat,
} from '@hearback/tabular';
import type { ChoiceSeparator } from './import/choice-text.js';

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

/** A mapped column. */
export interface MappedColumn {
  readonly column: string;
  readonly to: ColumnTarget;
  /** Set for answers and hidden fields. */
  readonly key: string | undefined;
  /**
   * The choice that a cell of this column selects, for files with a column per choice; `other` for free text. Cells of a ranking
   * have the place of the choice.
   */
  readonly choice?: string | undefined;
  /** The row of a matrix whose choice is in this column. */
  readonly row?: string | undefined;
}

/** How to read a file. What is undefined in its format is detected from the file. */
export interface ImportMapping extends FileFormat, TimeFormat {
  readonly columns: readonly MappedColumn[];
  /** Values that count as empty, besides the empty cell. */
  readonly emptyValues: readonly string[];
  readonly decimal: DecimalSign;
  /** What separates choices in a cell; undefined: any of the separators. */
  readonly choiceSeparator: ChoiceSeparator | undefined;
  /** `review`: the rows are public reviews, which never count in a metric. Undefined: answers to a survey. */
  readonly channel?: 'review' | undefined;
}

const MAX_COLUMNS = 700;

/** Parses a mapping and checks it against the survey. Never throws, whatever the JSON. */
export function parseColumns(json: unknown, survey: CompiledSurvey): ColumnTargets<MappedColumn> {
  const parsed = parseColumnTargets(json, {
    maxColumns: MAX_COLUMNS,
    parse: (column, target) => parseTarget(column, target, survey),
    targetOf,
  });
  if (!parsed.ok || parsed.columns.some(({ to }) => to === 'answer')) return parsed;
  const detail = 'must map at least one column to an answer';
  return { ok: false, errors: [{ pointer: COLUMNS_POINTER, code: 'required', detail }] };
}

/** The mapping of a column, or its defect. */
function parseTarget(column: string, target: unknown, survey: CompiledSurvey): MappedColumn | string {
  if (typeof target !== 'object' || target === null || Array.isArray(target)) return 'must be an object';
  const { to, key, choice, row, ...others } = target as Readonly<Record<string, unknown>>;
  if (Object.keys(others).length > 0) return 'must have no members other than `to`, `key`, `choice` and `row`';
  if (!COLUMN_TARGETS.includes(to as ColumnTarget)) return `\`to\` must be one of ${COLUMN_TARGETS.join(', ')}`;
  if ((choice ?? row) !== undefined && to !== 'answer') return '`choice` and `row` are allowed only for answers';
  if (to !== 'answer' && to !== 'hidden_field') {
    return key === undefined
      ? { column, to: to as ColumnTarget, key: undefined }
      : '`key` is allowed only for answers and hidden fields';
  }
  const declared = to === 'answer' ? survey.questionKeys : survey.hiddenFieldKeys;
  if (typeof key !== 'string' || !declared.has(key)) return '`key` must be declared in the survey';
  const question = survey.questions.find((compiled) => compiled.key === key)?.question;
  if (row !== undefined) {
    return question?.kind === 'matrix' && question.rows.some((each) => each.key === row) && choice === undefined
      ? { column, to, key, row: row as string }
      : '`row` must be a row of a matrix, without `choice`';
  }
  if (choice === undefined) return { column, to, key };
  return choicesOf(question).includes(choice as string)
    ? { column, to, key, choice: choice as string }
    : '`choice` must be a choice of the question, or `other` if it takes free text';
}

function choicesOf(question: Question | undefined): readonly string[] {
  if (question?.kind === 'ranking') return question.choices.map((choice) => choice.key);
  if (question?.kind !== 'single' && question?.kind !== 'multi') return [];
  return [...question.choices.map((choice) => choice.key), ...(question.other ? ['other'] : [])];
}

function targetOf({ to, key, choice, row }: MappedColumn): string {
  return `${to}/${key}/${choice}/${row}`;
}
