import { describe, expect, it } from '@jest/globals';
import { effectTable } from './effect-table.js';
import type { Done, FollowedAnswer } from './followed-answer.js';

const NOTHING: Done = { task: false, personAt: null, automatic: false, promise: null };
const at = (day: number) => new Date(Date.UTC(2026, 0, 1 + day));

const answers = (n: number, next: number, done: Partial<Done>, more: Partial<FollowedAnswer> = {}): FollowedAnswer[] =>
  Array.from({ length: n }, (_, i) => ({
    responseId: `${JSON.stringify(done)} ${i}`,
    nextResponseId: `next ${i}`,
    first: 3,
    // Not all alike, so that there is a spread.
    next: next + (i % 2),
    answeredAt: at(i),
    nextAt: at(i + 60),
    stratum: 'all',
    done: { ...NOTHING, ...done },
    ...more,
  }));

describe('ways of following up', () => {
  const table = effectTable([
    ...answers(40, 5, {}),
    ...answers(20, 7, { task: true, personAt: at(0), promise: 'kept' }).map((a, i) => ({
      ...a,
      done: { ...a.done, personAt: at(i) },
    })),
    ...answers(10, 5, { task: true, personAt: at(99) }),
    ...answers(8, 5, { automatic: true, task: true }),
    ...answers(3, 5, { task: true }),
  ]);
  const of = (action: string) => table.find((row) => row.action === action)!;

  it('are told apart, each against those whom nobody had answered', () => {
    expect(table.map(({ action, treated, untreated }) => [action, treated, untreated])).toEqual([
      ['any_person', 30, 43],
      ['person_within_day', 20, 43],
      ['person_later', 10, 43],
      ['promise_kept', 20, 43],
      ['promise_broken', 0, 43],
      ['automatic_only', 8, 43],
      ['task_only', 3, 40],
    ]);
    expect(of('person_within_day').known).toMatchObject({ difference: { effect: 2 }, verdict: 'better' });
    expect(of('person_later').known).toMatchObject({ difference: { effect: 0 }, verdict: 'no_clear_change' });
    expect(of('any_person').level).toBe(0.05);
    expect(of('automatic_only')).toMatchObject({ level: 0.05 / 6, pairsNeeded: 22, refusal: null });
  });

  it('say what is missing', () => {
    expect(of('promise_broken').refusal).toMatchObject({ kind: 'nothing', code: 'too_few_followed_up', needed: 5 });
    expect(of('task_only').refusal).toMatchObject({ kind: 'too_early', have: 3 });
    const person = { personAt: at(0), task: true };
    expect(effectTable(answers(9, 5, person))[0].refusal).toMatchObject({ kind: 'not_apart', code: 'no_controls' });
    const apart = [...answers(9, 5, person), ...answers(9, 5, {}, { stratum: 'other' })];
    expect(effectTable(apart)[0].refusal).toMatchObject({ code: 'no_controls_alike', have: 0 });
  });
});
