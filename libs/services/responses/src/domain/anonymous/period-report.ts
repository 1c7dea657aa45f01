import type { CompiledSurvey, Method } from '@hearback/questionnaire';
import { OTHER_CHOICE, type AnonymousAnswer } from './anonymous-answer.js';
import { hiddenCells, MIN_COMMENTS, MIN_PEOPLE, type Pick } from './disclosure.js';
import { safeDimensions, type Dimension } from './safe-dimensions.js';
import { shuffled } from './shuffled.js';

/** People by score, from 0 to 10; null: not shown. */
export type ShownCounts = readonly number[] | null;

/** All that will ever be shown of a period of an anonymous survey: computed once, and the same for everybody. */
export interface PeriodReport {
  /** People who answered; null: fewer than k, and then nothing is shown. */
  readonly people: number | null;
  readonly measures: readonly ReportedMeasure[];
  readonly dimensions: readonly ReportedDimension[];
  /** Comments in random order; null: fewer than eight. */
  readonly comments: readonly { readonly question: string; readonly texts: readonly string[] | null }[];
}

export interface ReportedMeasure extends Method {
  readonly question: string;
  readonly counts: ShownCounts;
}

/** The answers by the choices of one question. */
export interface ReportedDimension {
  readonly question: string;
  /** False: with the other dimensions it would tell of fewer than k people, so none of it is shown. */
  readonly shown: boolean;
  readonly cells: readonly ReportedCell[];
}

export interface ReportedCell {
  /** The choice; null: people who did not answer the question. */
  readonly choice: string | null;
  /** Null: hidden, because fewer than k people are in it, or because they could be computed from it. */
  readonly people: number | null;
  /** In the order of the measures. */
  readonly counts: readonly ShownCounts[];
}

/** The report of a period whose answers are complete. */
export function periodReport(survey: CompiledSurvey, answers: readonly AnonymousAnswer[], pick: Pick): PeriodReport {
  const isShown = answers.length >= MIN_PEOPLE;
  const measured = survey.questions.flatMap(({ key, method }) =>
    method === undefined ? [] : [{ question: key, ...method }],
  );
  const everybody = [...answers.keys()];
  const measures = measured.map((measure) => ({
    ...measure,
    counts: isShown ? countsOf(answers, measure.question) : null,
  }));
  const comments = survey.questions
    .filter(({ question }) => question.kind === 'text')
    .map(({ key }) => ({ question: key, texts: commentsOf(answers, key, pick) }));
  return {
    people: isShown ? everybody.length : null,
    measures,
    dimensions: isShown ? dimensionsOf(survey, answers, measures, pick) : [],
    comments,
  };
}

function commentsOf(answers: readonly AnonymousAnswer[], question: string, pick: Pick): readonly string[] | null {
  const texts = answers.flatMap((answer) => answer.texts[question] ?? []);
  return texts.length < MIN_COMMENTS ? null : shuffled(texts, pick);
}

/** Null if fewer than k of these people answered the question. */
function countsOf(answers: readonly AnonymousAnswer[], question: string): ShownCounts {
  const counts = Array.from({ length: 11 }, () => 0);
  for (const score of answers.flatMap((answer) => answer.scores[question] ?? [])) counts[score]! += 1;
  return counts.reduce((sum, count) => sum + count, 0) < MIN_PEOPLE ? null : counts;
}

function dimensionsOf(
  survey: CompiledSurvey,
  answers: readonly AnonymousAnswer[],
  measures: readonly ReportedMeasure[],
  pick: Pick,
): readonly ReportedDimension[] {
  const questions = survey.questions.flatMap(({ question }) => (question.kind === 'single' ? [question] : []));
  const all = questions.map(({ key, choices, other }) => {
    const given = new Set(answers.map((answer) => answer.choices[key] ?? null));
    // Without anybody they are no groups; hiding them would hide a group of the firm at random.
    const rests = [...(other ? [OTHER_CHOICE] : []), null].filter((rest) => given.has(rest));
    const names = [...choices.map((choice) => choice.key), ...rests];
    const cells = answers.map((answer) => names.indexOf(answer.choices[key] ?? null));
    const sizes = names.map((_, cell) => cells.filter((each) => each === cell).length);
    return { question: key, names, sizes, cells, hidden: hiddenCells(sizes, pick) };
  });
  const safe = safeDimensions(all, [...answers.keys()]);
  const shown = all.filter((_, i) => safe[i]);
  const broken = measures.map((measure) => brokenDown(shown, answers, measure));
  return all.map(({ question, names, sizes, cells, hidden }, i) => {
    if (!safe[i]) return { question, shown: false, cells: [] };
    const place = shown.findIndex((each) => each.question === question);
    return {
      question,
      shown: true,
      cells: names.map((choice, cell) => ({
        choice,
        people: hidden[cell] ? null : sizes[cell]!,
        counts: measures.map((measure, m) =>
          !hidden[cell] && broken[m]![place]
            ? countsOf(
                answers.filter((_, person) => cells[person] === cell),
                measure.question,
              )
            : null,
        ),
      })),
    };
  });
}

/** By which dimensions a measure is shown: those that are safe among the people who answered its question. */
function brokenDown(
  dimensions: readonly Dimension[],
  answers: readonly AnonymousAnswer[],
  { question, counts }: ReportedMeasure,
): readonly boolean[] {
  if (counts === null) return dimensions.map(() => false);
  const people = [...answers.keys()].filter((person) => answers[person]!.scores[question] !== undefined);
  return safeDimensions(dimensions, people);
}
