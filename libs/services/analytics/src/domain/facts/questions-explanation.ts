import type { ExplainedStep } from '../explanation.js';
import type { ReportExplanation } from '../report-explanation.js';
import type { QuestionNumbers } from './question-numbers.js';
import type { QuestionSplit } from './question-split.js';

/** Steps of this many questions are written out. */
const MAX_QUESTIONS = 15;

/** Explains the numbers of questions, with those of each question's first value substituted. */
export function explainQuestions(
  questions: readonly QuestionNumbers[],
  split: QuestionSplit | null,
): ReportExplanation {
  return {
    definition:
      'Of the answers to one survey in the period, without excluded and withdrawn ones, each response counted once. Shares are of the respondents who answered the question, so those of a question with several choices add up to more than 100 %. Places in a ranking are means over those who ranked the choice, 1 being the best. Free text counts as one choice.',
    steps: [...questions.slice(0, MAX_QUESTIONS).flatMap(stepsOf), ...associationSteps(split)],
    sources: [
      'Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927)',
      'Student, The probable error of a mean, Biometrika 6 (1908)',
      'Conover, Practical Nonparametric Statistics, 3rd edition (1999), 3.2: intervals of the median',
      'Cramér, Mathematical Methods of Statistics (1946), 21.9; Cochran, Some methods for strengthening the common χ² tests, Biometrics 10 (1954)',
    ],
  };
}

function stepsOf({ question, choices, rows, ranking, numbers }: QuestionNumbers): readonly ExplainedStep[] {
  const share = (choices[0] ?? rows[0]?.choices[0])?.share ?? null;
  const places = ranking[0]?.places ?? null;
  return [
    ...(share === null || share.n === 0
      ? []
      : [
          {
            name: `${question}: ${rows[0] === undefined ? '' : `${rows[0].row}, `}${choices[0]?.choice ?? rows[0]?.choices[0]?.choice}`,
            formula: 'chosen / respondents, Wilson’s interval, 95 %',
            substituted: `${share.hits} / ${share.n}`,
            value: share.interval && ([share.interval.low, share.interval.high] as const),
          },
        ]),
    ...(places === null
      ? []
      : [
          {
            name: `${question}: ${ranking[0]?.choice}`,
            formula: 'mean place ± t · s / √n',
            substituted: `${places.mean} ± t · ${places.standardDeviation ?? '–'} / √${places.n}`,
            value: places.mean,
          },
        ]),
    ...(numbers === null
      ? []
      : [
          {
            name: `${question}: mean`,
            formula: 'Σx / n ± t · s / √n',
            substituted: `n = ${numbers.n}, s = ${numbers.standardDeviation ?? '–'}`,
            value: numbers.mean,
          },
          {
            name: `${question}: median`,
            formula: 'the answers with the ranks n/2 ± z · √n / 2, rounded outwards',
            substituted: `n = ${numbers.n}`,
            value: numbers.medianInterval && ([numbers.medianInterval.low, numbers.medianInterval.high] as const),
          },
        ]),
  ];
}

function associationSteps(split: QuestionSplit | null): readonly ExplainedStep[] {
  const found = split?.association ?? null;
  if (found === null) return [];
  const { chiSquared, n, degreesOfFreedom, cramersV, p } = found;
  return [
    {
      name: 'chi_squared',
      formula: 'Σ (counted − expected)² / expected',
      substituted: `${degreesOfFreedom} degrees of freedom`,
      value: chiSquared,
    },
    { name: 'p', formula: 'P(χ² ≥ value)', substituted: null, value: p },
    {
      name: 'cramers_v',
      formula: '√(χ² / (n · (min(rows, columns) − 1)))',
      substituted: `χ² = ${chiSquared}, n = ${n}`,
      value: cramersV,
    },
  ];
}
