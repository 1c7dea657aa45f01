import { metricOf, scaleOf } from './method.js';
import type { ScoreLevel } from './score-levels.js';
import type { Question, Survey } from './survey.js';

/**
 * The level of the first score among the answers; `undefined` without a score. NPS: detractors, passives and promoters. Other
 * scales: `low` below the middle of the scale, `high` from two thirds of it.
 */
export function scoreLevelOf(survey: Survey, answers: Readonly<Record<string, unknown>>): ScoreLevel | undefined {
  for (const question of survey.questions) {
    const score = Object.hasOwn(answers, question.key) ? answers[question.key] : undefined;
    if (metricOf(question) !== undefined && typeof score === 'number') return levelOfScore(question, score);
  }
  return undefined;
}

function levelOfScore(question: Question, score: number): ScoreLevel {
  if (question.kind === 'nps') return levelOfNps(score);
  const { min, max } = scaleOf(question)!;
  return levelOfShare(
    question.kind === 'ces' && question.direction === 'effort' ? max - score : score - min,
    max - min,
  );
}

/** The scale of a score, and whether its lower end is the better one. */
export interface ScoreScale {
  /** May be a metric that this release does not know. */
  readonly metric: string;
  readonly min: number;
  readonly max: number;
  readonly lowIsGood?: boolean;
}

/** The level of a score on its scale. */
export function levelOf({ metric, min, max, lowIsGood = false }: ScoreScale, score: number): ScoreLevel {
  return metric === 'nps' ? levelOfNps(score) : levelOfShare(lowIsGood ? max - score : score - min, max - min);
}

function levelOfNps(score: number): ScoreLevel {
  return score <= 6 ? 'low' : score <= 8 ? 'middle' : 'high';
}

/** `good`: steps from the worse end of a scale of so many steps. */
function levelOfShare(good: number, steps: number): ScoreLevel {
  if (good * 2 < steps) return 'low';
  return good * 3 >= steps * 2 ? 'high' : 'middle';
}
