import type { FieldError } from '@hearback/kernel';
import { rankingFromPlaces } from '@hearback/questionnaire';
import { type CellDecoder, CellDefect, cellText, type RowError } from '@hearback/tabular';
import { columnReaders, type ColumnReader } from './import/column-reader.js';
import type { ImportMapping, MappedColumn } from './import-mapping.js';
import type { PublishedSurvey } from './published-survey.js';
import type { Submission } from './submission.js';

/** The content of a row, as far as it can be read. */
export interface ReadRow {
  readonly submission: Submission;
  /** The submission id as written in the row; undefined if it is derived from the content of the row. */
  readonly idText: string | undefined;
  /** The cells that cannot be read; their values are absent from the submission. */
  readonly errors: readonly RowError[];
}

const NO_TIME = new CellDefect('required', 'must be a time: the column is mapped to `submitted_at`');

/** Reads the rows of a file: converts cells to values, by the questions of the survey and the mapping. */
export class RowReader {
  readonly #readers: readonly ColumnReader[];
  readonly #empty: ReadonlySet<string>;
  readonly #columnOf: ReadonlyMap<string, string>;
  readonly #isMulti: ReadonlySet<string>;
  readonly #ranked: readonly string[];

  constructor(
    survey: PublishedSurvey,
    private readonly mapping: ImportMapping,
    /** Index of each mapped column in the file. */
    private readonly indexes: readonly number[],
    private readonly decode: CellDecoder,
  ) {
    this.#readers = columnReaders(survey, mapping);
    this.#empty = new Set(['', ...mapping.emptyValues]);
    this.#columnOf = new Map(mapping.columns.map((mapped) => [pointerOf(mapped), mapped.column]));
    const { questions } = survey.compiled;
    this.#ranked = questions.filter(({ question }) => question.kind === 'ranking').map(({ key }) => key);
    this.#isMulti = new Set(questions.filter(({ question }) => question.kind === 'multi').map(({ key }) => key));
  }

  /** The content of a row with all cells that cannot be read. */
  read(cells: readonly string[], row: number): ReadRow {
    const answers: Record<string, unknown> = {};
    const hiddenFields: Record<string, unknown> = {};
    const others: Record<string, unknown> = {};
    const errors: RowError[] = [];
    this.mapping.columns.forEach((mapped, index) => {
      const value = this.#valueOf(mapped, index, cells);
      if (value === undefined) return;
      if (value instanceof CellDefect) {
        errors.push({ row, column: mapped.column, code: value.code, detail: value.detail });
      } else if (mapped.to === 'hidden_field') hiddenFields[mapped.key!] = value;
      else if (mapped.to !== 'answer') others[mapped.to] = value;
      else this.#addAnswer(answers, mapped, value, row, errors);
    });
    for (const key of this.#ranked) {
      const places = answers[key];
      if (isParts(places)) answers[key] = rankingFromPlaces(places);
    }
    return {
      idText: others['submission_id'] as string | undefined,
      errors,
      submission: {
        submissionId: undefined,
        answers,
        hiddenFields,
        language: others['language'] as string | undefined,
        customer: others['customer'] as string | undefined,
        submittedAt: others['submitted_at'] as Date | undefined,
        channel: this.mapping.channel ?? 'import',
      },
    };
  }

  /** A defect of the content as a defect of the row. */
  toRowError({ pointer, code, detail }: FieldError, row: number): RowError {
    const column = this.#columnOf.get(pointer) ?? null;
    const key = /^\/(answers|hidden_fields)\/(.+)$/.exec(pointer);
    if (column !== null || key === null) return { row, column, code, detail };
    const name = `${key[1] === 'answers' ? 'question' : 'hidden field'} \`${key[2]}\``;
    return { row, column, code, detail: `the ${name}, to which no column is mapped, ${detail}` };
  }

  #valueOf(mapped: MappedColumn, index: number, cells: readonly string[]): unknown {
    const text = cellText(cells[this.indexes[index]!] ?? '', this.decode, this.#empty);
    if (text === undefined) return mapped.to === 'submitted_at' ? NO_TIME : undefined;
    return text instanceof CellDefect ? text : this.#readers[index]!(text);
  }

  /** Several columns can belong to one question: one per choice, and one for free text. */
  #addAnswer(
    answers: Record<string, unknown>,
    { key, choice, column }: MappedColumn,
    value: unknown,
    row: number,
    errors: RowError[],
  ): void {
    const known = answers[key!];
    if (this.#isMulti.has(key!)) {
      const added = choice === undefined ? (value as readonly string[]) : [value as string];
      answers[key!] = [...new Set([...((known as readonly string[] | undefined) ?? []), ...added])];
    } else if (known === undefined) answers[key!] = value;
    else if (isParts(known) && isParts(value)) answers[key!] = { ...known, ...value };
    else errors.push({ row, column, code: 'duplicate', detail: TWO_CHOICES });
  }
}

/** Parts of an answer from several columns: choices by row of a matrix, or places by choice of a ranking. */
function isParts(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const TWO_CHOICES = 'must be empty: another column of the row answers this question already, which takes one choice';

function pointerOf({ to, key }: MappedColumn): string {
  if (to === 'answer') return `/answers/${key}`;
  return to === 'hidden_field' ? `/hidden_fields/${key}` : `/${to}`;
}
