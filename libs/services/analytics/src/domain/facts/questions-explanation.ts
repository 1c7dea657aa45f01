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
  const first = choices[0] ?? rows[0]?.choices[0];
  const best = ranking[0];
  return [
    ...(first?.share.value == null
      ? []
      : [
          {
            name: `${question}: ${rows[0] === undefined ? '' : `${rows[0].row}, `}${first.choice}`,
            formula: 'chosen / respondents, Wilson’s interval, 95 %',
            substituted: `${first.share.hits} / ${first.share.n}`,
            value: first.share.interval && ([first.share.interval.low, first.share.interval.high] as const),
          },
        ]),
    ...(best?.places == null
      ? []
      : [
          {
            name: `${question}: ${best.choice}`,
            formula: 'mean place ± t · s / √n',
            substituted: `${best.places.mean} ± t · ${best.places.standardDeviation ?? '–'} / √${best.places.n}`,
            value: best.places.mean,
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
  if (split?.association == null) return [];
  const { chiSquared, n, degreesOfFreedom, cramersV, p } = split.association;
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
