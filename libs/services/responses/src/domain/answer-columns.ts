import { OTHER_PREFIX, textOf, type AnswerValue, type Question, type Survey } from '@hearback/questionnaire';
import type { Cell } from './csv-text.js';
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
  /** The choice of a column per choice. */
  readonly choice: string | undefined;
  readonly name: string;
  readonly cell: (answer: AnswerValue | undefined) => Cell;
}

const OTHER = 'other';

/** A question with the newest version that has it, and the choices that it had in any version. */
interface AskedQuestion {
  readonly question: Question;
  readonly survey: Survey;
  readonly choices: readonly string[];
}

/** The columns of the questions of all versions, in the order in which they first appeared. */
export function answerColumnsOf(versions: readonly PublishedSurvey[], shape: AnswerShape): readonly AnswerColumn[] {
  const asked = new Map<string, AskedQuestion>();
  for (const { compiled } of versions) {
    for (const { key, question } of compiled.questions) {
      const choices = [...new Set([...(asked.get(key)?.choices ?? []), ...choicesOf(question)])];
      asked.set(key, { question, survey: compiled.survey, choices });
    }
  }
  return [...asked.values()].flatMap((each) => columnsOf(each, shape));
}

function choicesOf(question: Question): readonly string[] {
  if (question.kind !== 'single' && question.kind !== 'multi') return [];
  return [...question.choices.map(({ key }) => key), ...(question.other ? [OTHER] : [])];
}

function columnsOf({ question, survey, choices }: AskedQuestion, shape: AnswerShape): readonly AnswerColumn[] {
  const { key } = question;
  const text = (id: string) => textOf(survey, shape.language ?? survey.default_language, `questions.${key}.${id}`);
  const labelOf = (choice: string) => text(`choices.${choice}`) ?? choice;
  const isLabelled = shape.values === 'labels';
  const name = isLabelled ? (text('title') ?? key) : key;
  const shown = (value: string) => (isLabelled ? labelled(value, labelOf) : value);
  if (question.kind !== 'multi' || shape.choices === 'cell') {
    const isChoice = choices.length > 0;
    return [{ question: key, choice: undefined, name, cell: (answer) => oneCell(answer, isChoice ? shown : String) }];
  }
  return choices.map((choice) => ({
    question: key,
    choice,
    name: `${name} | ${isLabelled ? labelOf(choice) : choice}`,
    cell: (answer) => choiceCell(answer, choice, isLabelled ? labelOf(choice) : undefined),
  }));
}

function oneCell(answer: AnswerValue | undefined, shown: (value: string) => string): Cell {
  if (answer === undefined) return null;
  if (typeof answer === 'object') return answer.map(shown).join(';');
  return typeof answer === 'string' ? shown(answer) : answer;
}

/** Blank without an answer; else 1 or 0, or with labels the label or blank. The column of own words has the words. */
function choiceCell(answer: AnswerValue | undefined, choice: string, label: string | undefined): Cell {
  if (typeof answer !== 'object') return null;
  if (choice === OTHER) {
    return answer.find((value) => value.startsWith(OTHER_PREFIX))?.slice(OTHER_PREFIX.length) ?? null;
  }
  const isChosen = answer.includes(choice);
  if (label === undefined) return isChosen ? 1 : 0;
  return isChosen ? label : null;
}

/** The label of a choice; own words keep their prefix, which imports read. */
function labelled(value: string, labelOf: (choice: string) => string): string {
  return value.startsWith(OTHER_PREFIX) ? value : labelOf(value);
}
