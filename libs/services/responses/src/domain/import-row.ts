import { isStorableText, type FieldError } from '@hearback/kernel';
import { answerFromText, hiddenFieldFromText, textOf, type Question } from '@hearback/questionnaire';
import { dayFromCell, timeFromCell } from './import-date.js';
import type { ImportMapping, MappedColumn } from './import-mapping.js';
import type { PublishedSurvey } from './published-survey.js';
import type { Submission } from './submission.js';

/** A defect of a row. */
export interface RowError {
  /** Row number as in a spreadsheet: the header is row 1. */
  readonly row: number;
  readonly column: string | null;
  readonly code: string;
  readonly detail: string;
}

/** The content of a row. */
export interface ReadRow {
  readonly submission: Submission;
  /** The submission id as written in the row; undefined if it is derived from the content and number of the row. */
  readonly idText: string | undefined;
}

type Cell = readonly [MappedColumn, string];

const MAX_TEXT_LENGTH = 200;

/** Reads the rows of a file: converts cells to values, by the questions of the survey and the mapping. */
export class RowReader {
  readonly #questions: ReadonlyMap<string, Question>;
  readonly #labels = new Map<string, ReadonlyMap<string, string>>();
  readonly #empty: ReadonlySet<string>;
  readonly #columnOf: ReadonlyMap<string, string>;

  constructor(
    private readonly survey: PublishedSurvey,
    private readonly mapping: ImportMapping,
    /** Index of each mapped column in the file. */
    private readonly indexes: readonly number[],
  ) {
    const { questions } = survey.compiled;
    this.#questions = new Map(questions.map(({ question }) => [question.key, question]));
    for (const { question } of questions) {
      if (question.kind === 'single') this.#labels.set(question.key, labelsOf(survey, question));
    }
    this.#empty = new Set(['', ...mapping.emptyValues]);
    this.#columnOf = new Map(mapping.columns.map((mapped) => [pointerOf(mapped), mapped.column]));
  }

  /** The content of a row, or its defects. */
  read(cells: readonly string[], row: number): ReadRow | readonly RowError[] {
    const filled: Cell[] = [];
    this.mapping.columns.forEach((mapped, index) => {
      const text = cells[this.indexes[index]!] ?? '';
      if (!this.#empty.has(text.trim())) filled.push([mapped, text]);
    });
    const errors = filled.filter(([mapped, text]) => !isUsable(mapped, text)).map(([mapped]) => unusable(mapped, row));
    const cellOf = (to: MappedColumn['to']) => filled.find(([mapped]) => mapped.to === to);
    const time = cellOf('submitted_at');
    const submittedAt = time && timeFromCell(time[1], this.mapping.dateFormat, this.mapping.utcOffsetMinutes);
    if (time !== undefined && submittedAt === undefined) {
      errors.push({
        row,
        column: time[0].column,
        code: 'invalid-format',
        detail: 'must be a time in the date format of the mapping',
      });
    }
    if (errors.length > 0) return errors;
    return {
      idText: cellOf('submission_id')?.[1].trim(),
      submission: {
        submissionId: undefined,
        answers: valuesOf(filled, 'answer', (key, text) => this.#answer(key, text)),
        hiddenFields: valuesOf(filled, 'hidden_field', (key, text) => this.#hiddenField(key, text)),
        language: cellOf('language')?.[1].trim(),
        customer: cellOf('customer')?.[1].trim(),
        submittedAt,
        channel: 'import',
      },
    };
  }

  /** A defect of the content as a defect of the row. */
  toRowError({ pointer, code, detail }: FieldError, row: number): RowError {
    return { row, column: this.#columnOf.get(pointer) ?? null, code, detail };
  }

  #answer(key: string, text: string): unknown {
    const question = this.#questions.get(key)!;
    if (question.kind === 'date') return dayFromCell(text, this.mapping.dateFormat);
    if (question.kind === 'single') return this.#labels.get(key)?.get(text.trim()) ?? answerFromText(question, text);
    const isText = question.kind === 'text' || question.kind === 'multi' || question.kind === 'consent';
    return answerFromText(question, isText ? text : this.#plainNumber(text));
  }

  #hiddenField(key: string, text: string): unknown {
    const { field } = this.survey.compiled.hiddenFields.find((compiled) => compiled.key === key)!;
    return hiddenFieldFromText(field, field.type === 'number' ? this.#plainNumber(text) : text);
  }

  #plainNumber(text: string): string {
    return this.mapping.decimal === ',' ? text.replace(',', '.') : text;
  }
}

function valuesOf(
  filled: readonly Cell[],
  to: 'answer' | 'hidden_field',
  read: (key: string, text: string) => unknown,
): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [mapped, text] of filled) if (mapped.to === to) values[mapped.key!] = read(mapped.key!, text);
  return values;
}

/** Choice keys by label in all languages, for files that contain labels; a key takes precedence over a label. */
function labelsOf(survey: PublishedSurvey, question: Question & { kind: 'single' }): ReadonlyMap<string, string> {
  const definition = survey.compiled.survey;
  const labels = new Map<string, string>();
  for (const { key } of question.choices) {
    for (const language of definition.languages) {
      const label = textOf(definition, language, `questions.${question.key}.choices.${key}`);
      if (label !== undefined && !labels.has(label)) labels.set(label, key);
    }
  }
  for (const { key } of question.choices) labels.set(key, key);
  return labels;
}

function isUsable(mapped: MappedColumn, text: string): boolean {
  if (!isStorableText(text)) return false;
  return mapped.to === 'answer' || mapped.to === 'hidden_field' || text.trim().length <= MAX_TEXT_LENGTH;
}

function unusable(mapped: MappedColumn, row: number): RowError {
  return {
    row,
    column: mapped.column,
    code: 'invalid-format',
    detail: `must not contain NUL characters; ids, languages, times and customers have at most ${MAX_TEXT_LENGTH} characters`,
  };
}

function pointerOf({ to, key }: MappedColumn): string {
  if (to === 'answer') return `/answers/${key}`;
  return to === 'hidden_field' ? `/hidden_fields/${key}` : `/${to}`;
}
