import { MIN_VERDICT_ANSWERS } from '../measure.js';
import { tooFew, type Refusal } from '../refusal.js';
import type { Rate } from '../response-rates.js';
import type { NumberSummary } from './order-statistics.js';
import type { ChoiceShare, QuestionNumbers } from './question-numbers.js';

/** The numbers of a question as they are told: of fewer than 5 answers only the counts. */
export function knownNumbers({ choices, rows, ranking, numbers, ...others }: QuestionNumbers): QuestionNumbers {
  const shares = (all: readonly ChoiceShare[]) => all.map(({ choice, share }) => ({ choice, share: knownRate(share) }));
  return {
    ...others,
    choices: shares(choices),
    rows: rows.map((row) => ({ ...row, choices: shares(row.choices) })),
    ranking: ranking.map(({ choice, places, first }) => {
      return { choice, places: knownSummary(places), first: knownRate(first) };
    }),
    numbers: knownSummary(numbers),
  };
}

/** Why there are only counts; null if there are enough answers. */
export function questionRefusal({ n }: Pick<QuestionNumbers, 'n'>): Refusal | null {
  if (n >= MIN_VERDICT_ANSWERS) return null;
  const message = `At least ${MIN_VERDICT_ANSWERS} answers to the question are needed; ${n} are here.`;
  return tooFew('too_few_answers', MIN_VERDICT_ANSWERS, n, message);
}

function knownRate(rate: Rate): Rate {
  return rate.n < MIN_VERDICT_ANSWERS ? { ...rate, value: null, interval: null } : rate;
}

function knownSummary(summary: NumberSummary | null): NumberSummary | null {
  return summary === null || summary.n < MIN_VERDICT_ANSWERS ? null : summary;
}
