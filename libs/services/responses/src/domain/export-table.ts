import type { Cell } from '@hearback/kernel';
import type { AnswerValue } from '@hearback/questionnaire';
import { answerColumnsOf, type AnswerColumn, type AnswerShape } from './answer-columns.js';
import type { PublishedSurvey } from './published-survey.js';

/** The columns that every export has, before questions and hidden fields. */
export const FIXED_COLUMNS = ['id', 'submitted_at', 'channel', 'language', 'touchpoint', 'customer'] as const;

/** The values of a response: of the fixed columns in their order, answers and hidden fields by key. */
export interface ExportRow {
  readonly fixed: readonly Cell[];
  readonly answers: ReadonlyMap<string, AnswerValue>;
  readonly attributes: ReadonlyMap<string, Cell>;
}

/** The table of the responses to all versions of a survey. */
export class ExportTable {
  readonly header: readonly string[];
  readonly #answers: readonly AnswerColumn[];
  readonly #hiddenFields: readonly string[];

  /** A name that is taken gets a prefix. Questions and hidden fields are in the order in which they first appeared. */
  constructor(versions: readonly PublishedSurvey[], shape: AnswerShape) {
    this.#answers = answerColumnsOf(versions, shape);
    this.#hiddenFields = distinct(versions.flatMap(({ compiled }) => compiled.hiddenFields.map(({ key }) => key)));
    const taken = new Set<string>(FIXED_COLUMNS);
    const named = (name: string, prefixed: string) => {
      const free = taken.has(name) ? prefixed : name;
      taken.add(free);
      return free;
    };
    this.header = [
      ...FIXED_COLUMNS,
      ...this.#answers.map(({ name, question, part }) =>
        named(name, ['answers', question, ...(part === undefined ? [] : [part])].join('.')),
      ),
      ...this.#hiddenFields.map((key) => named(key, `hidden_fields.${key}`)),
    ];
  }

  /** The cells of a response, in the order of the header. */
  cells({ fixed, answers, attributes }: ExportRow): readonly Cell[] {
    return [
      ...fixed,
      ...this.#answers.map(({ question, cell }) => cell(answers.get(question))),
      ...this.#hiddenFields.map((key) => attributes.get(key) ?? null),
    ];
  }
}

function distinct(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)];
}
