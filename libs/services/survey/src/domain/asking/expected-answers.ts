/** Past invitations of the same survey, or of its kind. */
export interface PastResponses {
  readonly invited: number;
  readonly answered: number;
}

/** How many answers are to be expected. */
export interface ExpectedAnswers {
  readonly low: number;
  readonly expected: number;
  readonly high: number;
}

/** Past invitations below which nothing is predicted. */
export const MIN_PAST_INVITATIONS = 30;

const Z95 = 1.959963984540054;

/**
 * Answers to expect from `asked` customers, with a prediction interval at 95 %: p ± z√(p(1 − p)(1/n + 1/m)), where two answers and two
 * non-answers are added to the past ones; null with too few of those.
 */
export function expectedAnswers({ invited, answered }: PastResponses, asked: number): ExpectedAnswers | null {
  if (invited < MIN_PAST_INVITATIONS) return null;
  if (asked === 0) return { low: 0, expected: 0, high: 0 };
  const n = invited + 4;
  const p = (answered + 2) / n;
  const half = Z95 * Math.sqrt(p * (1 - p) * (1 / n + 1 / asked));
  const inRange = (share: number) => Math.min(Math.max(share, 0), 1) * asked;
  return {
    low: Math.floor(inRange(p - half)),
    expected: Math.round((answered / invited) * asked),
    high: Math.ceil(inRange(p + half)),
  };
}
