import { MIN_RELIABLE_ANSWERS, MIN_VERDICT_ANSWERS } from '../measure.js';
import { notApart, tooFew, type Refusal } from '../refusal.js';
import { LEVEL } from '../significance.js';
import { ACTIONS, isControl, isTreated, type Action, type FollowedAnswer } from './followed-answer.js';
import { loopEffect, type LoopEffect } from './loop-effect.js';
import type { FollowedScore } from './match.js';

/** The effect of one way of following up, or why it is not known. */
export interface ActionEffect {
  readonly action: Action;
  /** Followed up in this way, with a next answer. */
  readonly treated: number;
  readonly untreated: number;
  readonly pairs: number;
  /** Two-sided level of interval and verdict. */
  readonly level: number;
  readonly known: Extract<LoopEffect, { kind: 'known' }> | null;
  readonly refusal: Refusal | null;
  /** Pairs until the number is reliable; 0 if it is. */
  readonly pairsNeeded: number;
}

/** Effects of all ways of following up: the first, of any answer of a person, at 5 %, the others at 5 % together (Bonferroni). */
export function effectTable(answers: readonly FollowedAnswer[]): readonly [ActionEffect, ...ActionEffect[]] {
  const [overall, ...others] = ACTIONS;
  return [
    effectOf(overall, answers, LEVEL),
    ...others.map((action) => effectOf(action, answers, LEVEL / others.length)),
  ];
}

function effectOf(action: Action, answers: readonly FollowedAnswer[], level: number): ActionEffect {
  const treated = answers.filter((answer) => isTreated(action, answer)).map(scoreOf);
  const untreated = answers.filter((answer) => isControl(action, answer)).map(scoreOf);
  const effect = loopEffect(treated, untreated, { level });
  const pairs = effect.kind === 'known' ? effect.difference.pairs : effect.pairs;
  return {
    action,
    treated: treated.length,
    untreated: untreated.length,
    pairs,
    level,
    known: effect.kind === 'known' ? effect : null,
    refusal: effect.kind === 'known' ? null : refusalOf(treated.length, untreated.length, pairs),
    pairsNeeded: Math.max(0, MIN_RELIABLE_ANSWERS - pairs),
  };
}

const DAY_MS = 86_400_000;

function scoreOf(answer: FollowedAnswer): FollowedScore {
  const day = answer.answeredAt.getTime() / DAY_MS;
  const { responseId: id, first, next, stratum: segment } = answer;
  return { id, first, next, day, gap: answer.nextAt.getTime() / DAY_MS - day, segment };
}

function refusalOf(treated: number, untreated: number, pairs: number): Refusal {
  if (treated < MIN_VERDICT_ANSWERS)
    return tooFew(
      'too_few_followed_up',
      MIN_VERDICT_ANSWERS,
      treated,
      `${treated} customers were followed up like this and answered again; ${MIN_VERDICT_ANSWERS} are needed.`,
    );
  if (untreated === 0)
    return notApart(
      'no_controls',
      'Everybody who answered again was followed up, so nobody shows what happens anyway. Leave some to chance for a month.',
    );
  return {
    kind: 'not_apart',
    code: 'no_controls_alike',
    message: `${pairs} of ${treated} customers found somebody with the same first score, survey and touchpoint, at a similar time, who was not followed up; ${MIN_VERDICT_ANSWERS} are needed.`,
    needed: MIN_VERDICT_ANSWERS,
    have: pairs,
  };
}
