import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { act, isPending, makePromise, pendingOf, type CustomerPromise, type PromiseAction } from './promise.js';
import { promiseReport } from './promise-report.js';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 26, hour));
const made: CustomerPromise = unwrap(
  makePromise({ id: 'p', taskId: 't', what: 'A new lamp', ownerId: 'ada', dueAt: at(12) }, at(9)),
);

function unwrap(result: ReturnType<typeof act>): CustomerPromise {
  if (!result.ok) throw new Error(result.defect);
  return result.promise;
}
const after = (promise: CustomerPromise, action: PromiseAction, hour: number) => unwrap(act(promise, action, at(hour)));
const defect = (promise: CustomerPromise, action: PromiseAction, hour: number) => {
  const result = act(promise, action, at(hour));
  return result.ok ? undefined : result.defect;
};
const fallDue = (setFor: number): PromiseAction => ({ kind: 'fall-due', setFor: at(setFor) });
const move = (to: number, reason = 'The parcel is late'): PromiseAction => ({ kind: 'move', to: at(to), reason });

describe('a promise', () => {
  it('is made for a time to come', () => {
    expect(makePromise({ ...made, dueAt: at(9) }, at(9))).toEqual({ ok: false, defect: 'due-in-past' });
    expect(made).toMatchObject({ status: 'open', firstDueAt: at(12), moves: [] });
  });

  it('is kept once', () => {
    const kept = after(made, { kind: 'keep' }, 11);
    expect(kept).toMatchObject({ status: 'kept', keptAt: at(11), brokenAt: null });
    expect(after(kept, { kind: 'keep' }, 13)).toBe(kept);
  });

  it('is broken when it falls due, by the timer that was set for that time only', () => {
    expect(after(made, fallDue(12), 12)).toMatchObject({ status: 'broken', brokenAt: at(12) });
    expect(after(made, fallDue(11), 12)).toBe(made);
    const kept = after(made, { kind: 'keep' }, 11);
    expect(after(kept, fallDue(12), 12)).toBe(kept);
  });

  it('can be kept late, and was broken all the same, whichever came first', () => {
    const late = after(after(made, fallDue(12), 12), { kind: 'keep' }, 14);
    expect(late).toMatchObject({ status: 'kept', keptAt: at(14), brokenAt: at(12) });
    expect(after(made, { kind: 'keep' }, 14)).toMatchObject({ status: 'kept', brokenAt: at(12) });
  });

  it('is moved with a reason, to a time to come, and shows both dates', () => {
    expect(after(made, move(15), 10)).toMatchObject({
      status: 'open',
      dueAt: at(15),
      firstDueAt: at(12),
      brokenAt: null,
      moves: [{ from: at(12), to: at(15), reason: 'The parcel is late', at: at(10) }],
    });
    expect(defect(made, move(15, ' '), 10)).toBe('reason-required');
    expect(defect(made, move(10), 10)).toBe('due-in-past');
    expect(after(after(made, fallDue(12), 12), move(15), 13)).toMatchObject({ status: 'open', brokenAt: at(12) });
  });

  it('is broken again when the customer says that it was not kept', () => {
    const kept = after(made, { kind: 'keep' }, 11);
    const objected = after(kept, { kind: 'object', text: ' No lamp came. ' }, 16);
    expect(objected).toMatchObject({ status: 'broken', keptAt: null, brokenAt: at(16), objection: 'No lamp came.' });
    expect(after(objected, { kind: 'object', text: null }, 17)).toBe(objected);
    expect(defect(made, { kind: 'object', text: null }, 11)).toBe('not-due');
    // What the timer broke the customer can still object to; keeping or moving it answers the objection.
    const late = after(after(made, fallDue(12), 12), { kind: 'object', text: null }, 13);
    expect(late).toMatchObject({ status: 'broken', objectedAt: at(13), objection: null });
    expect(after(late, { kind: 'keep' }, 14).objectedAt).toBeNull();
    expect(after(late, move(16), 14).objectedAt).toBeNull();
  });

  it('is withdrawn with a word to the customer, and then nothing changes it', () => {
    expect(defect(made, { kind: 'withdraw', because: '' }, 10)).toBe('reason-required');
    const withdrawn = after(made, { kind: 'withdraw', because: 'It is no longer made; you have your money back.' }, 10);
    expect(withdrawn.status).toBe('withdrawn');
    const actions: PromiseAction[] = [{ kind: 'keep' }, move(15), { kind: 'object', text: null }];
    expect(actions.map((action) => defect(withdrawn, action, 11))).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
    expect(after(withdrawn, fallDue(12), 12)).toBe(withdrawn);
  });

  it('keeps its task open while it is open or broken', () => {
    const broken = after(made, fallDue(12), 12);
    const kept = after(made, { kind: 'keep' }, 11);
    const withdrawn = after(made, { kind: 'withdraw', because: 'Told.' }, 10);
    expect(pendingOf([made, broken, kept, withdrawn])).toEqual([made, broken]);
  });

  it('holds its invariants whatever happens to it', () => {
    const action = fc.oneof(
      fc.constant<PromiseAction>({ kind: 'keep' }),
      fc.integer({ min: 10, max: 40 }).map(fallDue),
      fc.integer({ min: 10, max: 40 }).map((to) => move(to)),
      fc.constantFrom<PromiseAction>({ kind: 'object', text: null }, { kind: 'object', text: 'No.' }),
      fc.constant<PromiseAction>({ kind: 'withdraw', because: 'Told.' }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
        let promise = made;
        actions.forEach((one, n) => {
          const before = promise;
          const result = act(promise, one, at(10 + n * 2));
          if (result.ok) ({ promise } = result);
          expect(promise.firstDueAt).toEqual(made.dueAt);
          expect(promise.status === 'kept').toBe(
            promise.keptAt !== null && !isPending(promise) && promise.status !== 'withdrawn',
          );
          if (before.brokenAt !== null) expect(promise.brokenAt).toEqual(before.brokenAt);
          if (promise.status === 'broken') expect(promise.brokenAt).not.toBeNull();
          if (before.status === 'withdrawn') expect(promise).toBe(before);
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('the report of promises', () => {
  it('counts by the first due time, and has no rate where nothing fell due', () => {
    const list = [
      after(made, { kind: 'keep' }, 11),
      after(made, { kind: 'keep' }, 14),
      after(after(made, move(15), 10), { kind: 'keep' }, 14),
      after(made, fallDue(12), 12),
      after(made, move(30), 10),
      after(made, { kind: 'withdraw', because: 'Told.' }, 10),
    ];
    expect(promiseReport(list, at(0), at(13))).toEqual({
      due: 6,
      keptInTime: 1,
      keptLate: 2,
      broken: 1,
      stillOpen: 1,
      withdrawn: 1,
      moved: 2,
      keptInTimeRate: 100 / 6,
    });
    expect(promiseReport(list, at(0), at(12))).toMatchObject({ due: 0, keptInTimeRate: null });
  });
});
