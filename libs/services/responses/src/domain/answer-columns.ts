import type { Cell } from '@hearback/kernel';
import {
  fillIn,
  isMatrixAnswer,
  OTHER_PREFIX,
  textOf,
  type AnswerValue,
  type Question,
  type Survey,
} from '@hearback/questionnaire';
import type { PublishedSurvey } from './published-survey.js';

/** How answers are written. */
export interface AnswerShape {
  /** Keys of questions and choices, or their texts. */
  readonly values: 'codes' | 'labels';
  /** Several choices in one cell, or a column per choice. */
  readonly choices: 'cell' | 'columns';
  /** Language of the labels; undefined: the default language of the survey. */
  readonly language: string | undefined;
}

/** A column of answers to a question. */
export interface AnswerColumn {
  readonly question: string;
  /** The choice or the row of a column per choice or row. */
  readonly part: string | undefined;
  readonly name: string;
  readonly cell: (answer: AnswerValue | undefined) => Cell;
}

const OTHER = 'other';

/** A question with the newest version that has it, and the choices, or the rows of a matrix, that it had in any version. */
interface AskedQuestion {
  readonly question: Question;
  readonly survey: Survey;
  readonly parts: readonly string[];
}

/** The columns of the questions of all versions, in the order in which they first appeared. */
export function answerColumnsOf(versions: readonly PublishedSurvey[], shape: AnswerShape): readonly AnswerColumn[] {
  const asked = new Map<string, AskedQuestion>();
  for (const { compiled } of versions) {
    for (const { key, question } of compiled.questions) {
      const parts = [...new Set([...(asked.get(key)?.parts ?? []), ...partsOf(question)])];
      asked.set(key, { question, survey: compiled.survey, parts });
    }
  }
  return [...asked.values()].flatMap((each) => columnsOf(each, shape));
}

function partsOf(question: Question): readonly string[] {
  switch (question.kind) {
    case 'single':
    case 'multi':
      return [...question.choices.map(({ key }) => key), ...(question.other ? [OTHER] : [])];
    case 'ranking':
      return question.choices.map(({ key }) => key);
    case 'matrix':
      return question.rows.map(({ key }) => key);
    default:
      return [];
  }
}

function columnsOf(asked: AskedQuestion, shape: AnswerShape): readonly AnswerColumn[] {
  const { question, survey, parts } = asked;
  const { key, kind } = question;
  const isLabelled = shape.values === 'labels';
  const text = (id: string) => textOf(survey, shape.language ?? survey.default_language, `questions.${key}.${id}`);
  const name = isLabelled ? fillIn(text('title') ?? key, {}) : key;
  const label = (list: 'choices' | 'rows', part: string) => (isLabelled ? (text(`${list}.${part}`) ?? part) : part);
  const column = (cell: AnswerColumn['cell'], part?: string, list: 'choices' | 'rows' = 'choices'): AnswerColumn => ({
    question: key,
    part,
    name: part === undefined ? name : `${name} | ${label(list, part)}`,
    cell,
  });
  // Free text keeps its prefix, which imports read.
  const shown = (choice: string) => (choice.startsWith(OTHER_PREFIX) ? choice : label('choices', choice));
  if (kind === 'matrix') return parts.map((row) => column((answer) => rowCell(answer, row, shown), row, 'rows'));
  if (kind === 'ranking') {
    if (shape.choices === 'cell') return [column((answer) => listCell(answer, shown, ' > '))];
    return parts.map((choice) => column((answer) => placeCell(answer, choice), choice));
  }
  if (kind === 'multi' && shape.choices === 'columns') {
    return parts.map((choice) =>
      column((answer) => choiceCell(answer, choice, isLabelled ? label('choices', choice) : undefined), choice),
    );
  }
  return [column((answer) => listCell(answer, parts.length > 0 ? shown : String, ';'))];
}

/** One cell for the answer; several choices with a separator between them. */
function listCell(answer: AnswerValue | undefined, shown: (value: string) => string, separator: string): Cell {
  if (answer === undefined || (typeof answer === 'object' && isMatrixAnswer(answer))) return null;
  if (typeof answer === 'object') return answer.map(shown).join(separator);
  return typeof answer === 'string' ? shown(answer) : answer;
}

function rowCell(answer: AnswerValue | undefined, row: string, shown: (value: string) => string): Cell {
  const choice = answer !== undefined && isMatrixAnswer(answer) ? answer[row] : undefined;
  return choice === undefined ? null : shown(choice);
}

/** The place of the choice, from 1; blank if it was not ranked. */
function placeCell(answer: AnswerValue | undefined, choice: string): Cell {
  const place = Array.isArray(answer) ? answer.indexOf(choice) + 1 : 0;
  return place === 0 ? null : place;
}

/** Blank without an answer; else 1 or 0, or with labels the label or blank. The column of `other` has the free text. */
function choiceCell(answer: AnswerValue | undefined, choice: string, label: string | undefined): Cell {
  if (typeof answer !== 'object' || isMatrixAnswer(answer)) return null;
  if (choice === OTHER) {
    return answer.find((value) => value.startsWith(OTHER_PREFIX))?.slice(OTHER_PREFIX.length) ?? null;
  }
  const isChosen = answer.includes(choice);
  if (label === undefined) return isChosen ? 1 : 0;
  return isChosen ? label : null;
}
