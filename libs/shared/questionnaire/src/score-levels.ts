/** The customer's verdict: the level of the score of the first metric question that is answered. */
export const SCORE_LEVELS = ['low', 'middle', 'high'] as const;

export type ScoreLevel = (typeof SCORE_LEVELS)[number];
