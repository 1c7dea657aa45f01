import {
  answerFromText,
  fillIn,
  OTHER_PREFIX,
  textOf,
  type MatrixQuestion,
  type Question,
  type RankingQuestion,
} from '@hearback/questionnaire';
import {
  booleanFromCell,
  CellDefect,
  fold,
  languageReader,
  numberFromCell,
  TimeReader,
  truthOf,
} from '@hearback/tabular';
import type { ImportMapping, MappedColumn } from '../import-mapping.js';
import type { PublishedSurvey } from '../published-survey.js';
import { ChoiceNames } from './choice-text.js';
import { scoreReader } from './score-text.js';

/** Converts the filled cells of a column; the values are not checked against the survey yet. */
export type ColumnReader = (cell: string) => unknown;

/** A choice that a cell of its own column selects; undefined if the cell says that it was not chosen. */
export type ChoiceReader = (cell: string) => string | undefined;

const MAX_LENGTH = 200;

/** The reader of each mapped column. A reader returns a `CellDefect` for a cell that it cannot convert. */
export function columnReaders(survey: PublishedSurvey, mapping: ImportMapping): readonly ColumnReader[] {
  const times = new TimeReader(mapping);
  return mapping.columns.map((mapped) => {
    switch (mapped.to) {
      case 'answer':
        return answerReader(survey, mapping, mapped, times);
      case 'hidden_field':
        return hiddenFieldReader(survey, mapping, mapped.key!);
      case 'submitted_at':
        return (cell) => times.time(cell);
      case 'language':
        return limited(languageReader(survey.compiled.survey.languages));
      case 'submission_id':
      case 'customer':
        return limited((cell) => cell.trim());
    }
  });
}

function answerReader(
  survey: PublishedSurvey,
  mapping: ImportMapping,
  { key, choice, row }: MappedColumn,
  times: TimeReader,
): ColumnReader {
  const definition = survey.compiled.survey;
  const { question } = survey.compiled.questions.find((compiled) => compiled.key === key)!;
  switch (question.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'stars':
    case 'emoji':
      return scoreReader(definition, question, mapping.decimal);
    case 'number':
      return (cell) => numberFromCell(cell, mapping.decimal);
    case 'consent': {
      const titles = new Set(titlesOf(survey, question));
      return (cell) => booleanFromCell(cell, titles);
    }
    case 'date':
      return (cell) => times.day(cell);
    case 'text':
      return (cell) => cell;
    case 'email':
      return (cell) => cell.trim();
    case 'matrix':
      return matrixReader(question, new ChoiceNames(definition, question, mapping.choiceSeparator), row);
    case 'ranking':
      return rankingReader(question, new ChoiceNames(definition, question, mapping.choiceSeparator, ['>']), choice);
    case 'single':
    case 'multi': {
      const names = new ChoiceNames(definition, question, mapping.choiceSeparator);
      if (choice !== undefined) return choiceReader(choice);
      return (cell) => (question.kind === 'single' ? names.single(cell) : names.multi(cell));
    }
  }
}

/** The choice of a row, as a part of the answer; without a row the whole answer, such as `price:good;service:bad`. */
function matrixReader(question: MatrixQuestion, names: ChoiceNames, row: string | undefined): ColumnReader {
  if (row === undefined) return (cell) => answerFromText(question, cell);
  return (cell) => {
    const choice = names.single(cell);
    return choice instanceof CellDefect ? choice : { [row]: choice };
  };
}

/** The place of a choice, as a part of the answer; without a choice the ranked choices. */
function rankingReader(question: RankingQuestion, names: ChoiceNames, choice: string | undefined): ColumnReader {
  if (choice === undefined) return (cell) => names.multi(cell);
  const last = question.choices.length;
  const notPlace = new CellDefect('out-of-range', `must be the place of the choice, from 1 to ${last}`);
  return (cell) => {
    const place = Number(cell.trim());
    return Number.isInteger(place) && place >= 1 && place <= last ? { [choice]: place } : notPlace;
  };
}

/** Any text but a word for "no" selects the choice: exports write its label, its key, a 1 or a mark. */
function choiceReader(choice: string): ChoiceReader {
  if (choice === 'other') return (cell) => (truthOf(cell) === false ? undefined : freeText(cell.trim()));
  return (cell) => (truthOf(cell) === false ? undefined : choice);
}

function freeText(text: string): string {
  return text.startsWith(OTHER_PREFIX) ? text : `${OTHER_PREFIX}${text}`;
}

function hiddenFieldReader(survey: PublishedSurvey, mapping: ImportMapping, key: string): ColumnReader {
  const { field } = survey.compiled.hiddenFields.find((compiled) => compiled.key === key)!;
  if (field.type === 'number') return (cell) => numberFromCell(cell, mapping.decimal);
  return field.type === 'boolean' ? (cell) => booleanFromCell(cell) : (cell) => cell;
}

function titlesOf({ compiled }: PublishedSurvey, { key }: Question): readonly string[] {
  const { survey } = compiled;
  return survey.languages
    .map((language) => textOf(survey, language, `questions.${key}.title`))
    .filter((title) => title !== undefined)
    .map((title) => fold(fillIn(title, {})));
}

function limited(read: (cell: string) => string): ColumnReader {
  return (cell) =>
    cell.trim().length > MAX_LENGTH
      ? new CellDefect('too-long', `must have at most ${MAX_LENGTH} characters`)
      : read(cell);
}
