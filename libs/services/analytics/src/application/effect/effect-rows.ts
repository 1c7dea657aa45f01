import type { ActionEffect } from '../../domain/loop-effect/effect-table.js';
import type { FollowedAnswer } from '../../domain/loop-effect/followed-answer.js';
import type { FollowedScore } from '../../domain/loop-effect/match.js';
import { LISTED_PAIRS, type EffectRegression, type EffectRow, type ListedAnswer } from './effect-report.js';

/** The row of a way of following up. `lowIsGood`: of effort, a lower score is the better one. */
export function rowOf(row: ActionEffect, answers: readonly FollowedAnswer[], lowIsGood: boolean): EffectRow {
  const { action, treated, untreated, pairs, pairsNeeded, refusal, known } = row;
  const difference = known?.difference;
  return {
    action,
    treated,
    untreated,
    pairs,
    pairsNeeded,
    confidence: 1 - row.level,
    effect: difference?.effect ?? null,
    interval: difference?.interval ?? null,
    standardDeviation: difference?.standardDeviation ?? null,
    standardError: difference?.standardError ?? null,
    p: difference?.p ?? null,
    verdict: known === null ? null : lowIsGood ? OPPOSITE[known.verdict] : known.verdict,
    answered: difference?.treated ?? null,
    notAnswered: difference?.controls ?? null,
    listed: known === null ? [] : listedOf(known.matched, answers),
    refusal,
  };
}

const OPPOSITE = { better: 'worse', worse: 'better', no_clear_change: 'no_clear_change' } as const;

/** Where regression to the mean alone would have led those followed up; null if it is not known. */
export function regressionOf({ known }: ActionEffect): EffectRegression | null {
  if (known === null || known.regression === null) return null;
  const { correlation, mean, expectedChange } = known.regression;
  return { correlation, mean, landsAt: known.difference.treated.first + expectedChange };
}

function listedOf(
  matched: { readonly treated: readonly FollowedScore[]; readonly controls: readonly FollowedScore[] },
  answers: readonly FollowedAnswer[],
) {
  const byId = new Map(answers.map((answer) => [answer.responseId, answer]));
  return matched.treated
    .map((one, i) => ({ one, control: matched.controls[i]! }))
    .slice(-LISTED_PAIRS)
    .toReversed()
    .map(({ one, control }) => ({ answered: listed(byId.get(one.id)!), notAnswered: listed(byId.get(control.id)!) }));
}

function listed({ responseId, nextResponseId, first, next, answeredAt }: FollowedAnswer): ListedAnswer {
  return { responseId, nextResponseId, first, next, answeredAt: answeredAt.toISOString() };
}
