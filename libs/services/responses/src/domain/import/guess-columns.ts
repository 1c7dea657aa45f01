import { fillIn, textOf, type Question } from '@hearback/questionnaire';
import { fold } from '@hearback/tabular';
import type { ColumnTarget, MappedColumn } from '../import-mapping.js';
import type { PublishedSurvey } from '../published-survey.js';
import { isReviewShape, type FixedColumns } from './known-shapes.js';

const SCORES = [
  'score',
  'nps',
  'nps score',
  'rating',
  'stars',
  'review stars',
  'star rating',
  'starrating',
  'bewertung',
  'note',
  'puntuación',
];
const COMMENTS = [
  'comment',
  'comments',
  'feedback',
  'review content',
  'review',
  'review text',
  'kommentar',
  'commentaire',
  'comentario',
];

/**
 * The target of each column that can be guessed from its name, or from its text in a second header row; undefined for others. No
 * target is guessed twice.
 */
export function guessColumns(
  names: readonly string[],
  { indexes, shape }: FixedColumns,
  survey: PublishedSurvey,
  secondNames: readonly string[] = [],
): readonly (MappedColumn | undefined)[] {
  const byName = targetsByName(survey, isReviewShape(shape));
  const taken = new Set<string>();
  const fixed = new Map([...indexes].map(([to, index]) => [index, to] as const));
  return names.map((column, index) => {
    if (column === '') return undefined;
    const to = fixed.get(index);
    const target =
      to === undefined
        ? (byName.get(fold(column)) ?? byName.get(fold(secondNames[index] ?? '')))
        : { to, key: undefined };
    if (target === undefined) return undefined;
    const id = JSON.stringify(target);
    if (taken.has(id)) return undefined;
    taken.add(id);
    return { column, ...target };
  });
}

type Target = Omit<MappedColumn, 'column'>;

/** Targets by folded column name: keys and titles of questions, their choices after a bar, and keys of hidden fields. */
function targetsByName(survey: PublishedSurvey, areReviews: boolean): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  const add = (name: string | undefined, target: Target) => {
    if (name !== undefined && !targets.has(fold(name))) targets.set(fold(name), target);
  };
  const { questions, hiddenFields } = survey.compiled;
  for (const { key } of hiddenFields) add(key, { to: 'hidden_field' as ColumnTarget, key });
  for (const { question } of questions) addQuestion(survey, question, add);
  const stars = questions.find(({ method, question }) => question.kind === 'stars' && method === undefined);
  const score = areReviews ? stars : questions.find(({ method }) => method !== undefined);
  const text = questions.find(({ question }) => question.kind === 'text');
  for (const name of SCORES) if (score !== undefined) add(name, { to: 'answer', key: score.key });
  for (const name of COMMENTS) if (text !== undefined) add(name, { to: 'answer', key: text.key });
  return targets;
}

function addQuestion(
  { compiled: { survey } }: PublishedSurvey,
  question: Question,
  add: (name: string | undefined, target: Target) => void,
): void {
  const { key, kind } = question;
  add(key, { to: 'answer', key });
  add(`answers.${key}`, { to: 'answer', key });
  const hasChoices = kind === 'single' || kind === 'multi' || kind === 'ranking';
  const choices = hasChoices ? question.choices.map((choice) => choice.key) : [];
  const rows = kind === 'matrix' ? question.rows.map((row) => row.key) : [];
  for (const language of survey.languages) {
    const title = fillIn(textOf(survey, language, `questions.${key}.title`) ?? key, {});
    add(title, { to: 'answer', key });
    const all = (kind === 'single' || kind === 'multi') && question.other ? [...choices, 'other'] : choices;
    for (const choice of all) {
      const label = textOf(survey, language, `questions.${key}.choices.${choice}`);
      add(`${title} | ${label}`, { to: 'answer', key, choice });
      add(`${key} | ${choice}`, { to: 'answer', key, choice });
      add(`${key}.${choice}`, { to: 'answer', key, choice });
    }
    for (const row of rows) {
      const target: Target = { to: 'answer', key, row };
      const label = textOf(survey, language, `questions.${key}.rows.${row}`);
      for (const name of [`${title} | ${label}`, `${key} | ${row}`, `${key}.${row}`]) add(name, target);
    }
    if (all.includes('other')) add(`${title} | Other (please specify)`, { to: 'answer', key, choice: 'other' });
  }
}
