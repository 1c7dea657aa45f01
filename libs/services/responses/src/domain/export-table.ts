import type { AnswerValue } from '@hearback/questionnaire';
import type { PublishedSurvey } from './published-survey.js';

/** The columns that every export has, before questions and hidden fields. */
export const FIXED_COLUMNS = ['id', 'submitted_at', 'channel', 'language', 'touchpoint', 'customer'] as const;

/** The columns of an export. */
export interface ExportTable {
  readonly header: readonly string[];
  /** Keys of the questions of all versions, in the order in which they first appeared. */
  readonly questions: readonly string[];
  readonly hiddenFields: readonly string[];
}

/** The columns for the responses to these versions. A key that equals a fixed column gets a prefix. */
export function exportTable(versions: readonly PublishedSurvey[]): ExportTable {
  const questions = distinct(versions.flatMap(({ compiled }) => compiled.questions.map(({ key }) => key)));
  const hiddenFields = distinct(versions.flatMap(({ compiled }) => compiled.hiddenFields.map(({ key }) => key)));
  const taken = new Set<string>(FIXED_COLUMNS);
  const named = (prefix: string) => (key: string) => {
    const name = taken.has(key) ? `${prefix}.${key}` : key;
    taken.add(name);
    return name;
  };
  const header = [...FIXED_COLUMNS, ...questions.map(named('answers')), ...hiddenFields.map(named('hidden_fields'))];
  return { header, questions, hiddenFields };
}

/** A cell of the table; the choices of a multi question are written as imports read them. */
export function exportCell(value: AnswerValue | undefined): string | number | boolean | null {
  if (value === undefined) return null;
  return typeof value === 'object' ? value.join(';') : value;
}

function distinct(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)];
}
