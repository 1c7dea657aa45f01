import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CONSENT_PURPOSES,
  CONSENT_WAYS,
  consentStates,
  newDecisions,
  shownChoice,
  type ConsentEntry,
} from './consent-ledger.js';
import { effectOf, LESS_DAYS, UNSUBSCRIBE_CHOICES } from './unsubscribe-choice.js';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const entry = (more: Partial<ConsentEntry>): ConsentEntry => ({
  id: 'entry',
  purpose: 'questions',
  granted: true,
  textId: null,
  locale: 'en',
  decidedAt: at(10),
  way: 'page',
  invitationId: null,
  ...more,
});

const entries = fc.array(
  fc.record({
    id: fc.uuid(),
    purpose: fc.constantFrom(...CONSENT_PURPOSES),
    granted: fc.boolean(),
    textId: fc.option(fc.uuid()),
    locale: fc.constant('en'),
    decidedAt: fc.integer({ min: 1, max: 5 }).map(at),
    way: fc.constantFrom(...CONSENT_WAYS),
    invitationId: fc.constant(null),
  }),
  { maxLength: 12 },
);

describe('the consent ledger', () => {
  it('knows nothing without entries', () => {
    expect(new Set(Object.values(consentStates([])))).toEqual(new Set(['unknown']));
  });

  it('keeps purposes apart', () => {
    const states = consentStates([entry({ purpose: 'news' }), entry({ purpose: 'profiling', granted: false })]);
    expect(states).toEqual({
      questions: 'unknown',
      replies: 'unknown',
      improvements: 'unknown',
      news: 'granted',
      profiling: 'withdrawn',
    });
  });

  it('never lets a list that is brought later override a withdrawal', () => {
    const withdrawn = entry({ granted: false, decidedAt: at(20) });
    const list = entry({ way: 'list', decidedAt: at(1) });
    expect(consentStates([withdrawn, list]).questions).toBe('withdrawn');
  });

  it('takes the withdrawal of two decisions at the same time', () => {
    const both = [entry({}), entry({ granted: false })];
    expect(consentStates(both).questions).toBe('withdrawn');
    expect(consentStates(both.toReversed()).questions).toBe('withdrawn');
  });

  it('has the same states in whatever order entries arrive, and however often', () => {
    fc.assert(
      fc.property(
        entries.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.subarray(list)),
        ),
        ([told, shuffled, again]) => {
          expect(consentStates([...shuffled, ...again])).toEqual(consentStates(told));
        },
      ),
    );
  });
});

describe('the page of preferences', () => {
  it('shows questions as allowed without a decision only where the workspace need not ask', () => {
    expect(shownChoice(consentStates([]), 'opt_out').questions).toBe(true);
    expect(shownChoice(consentStates([]), 'opt_in').questions).toBe(false);
    expect(shownChoice(consentStates([entry({ granted: false })]), 'opt_out').questions).toBe(false);
    expect(shownChoice(consentStates([]), 'opt_out').news).toBe(false);
  });

  it('takes a box that was ticked beforehand for no consent', () => {
    const shown = shownChoice(consentStates([]), 'opt_out');
    expect(newDecisions(shown, { questions: true, news: false })).toEqual([]);
    expect(newDecisions(shown, { questions: false, news: true })).toEqual([
      { purpose: 'questions', granted: false },
      { purpose: 'news', granted: true },
    ]);
  });

  it('decides nothing about purposes that it does not show', () => {
    expect(newDecisions(shownChoice(consentStates([entry({ purpose: 'news' })]), 'opt_out'), {})).toEqual([]);
  });

  it('decides nothing when it is saved again, and shows what was saved', () => {
    const choices = fc.record({
      questions: fc.boolean(),
      replies: fc.boolean(),
      improvements: fc.boolean(),
      news: fc.boolean(),
      profiling: fc.boolean(),
    });
    const bases = fc.constantFrom('opt_in' as const, 'opt_out' as const);
    fc.assert(
      fc.property(entries, choices, bases, (before, saved, basis) => {
        const decisions = newDecisions(shownChoice(consentStates(before), basis), saved);
        const after = consentStates([...before, ...decisions.map((each) => entry({ ...each, decidedAt: at(20) }))]);
        expect(shownChoice(after, basis)).toEqual(saved);
        expect(newDecisions(shownChoice(after, basis), saved)).toEqual([]);
      }),
    );
  });
});

describe('who wants to be asked less', () => {
  const nothing = { maxEveryDays: null, topicsOff: [] };

  it('is offered less before less of a kind, and that before nothing', () => {
    expect(UNSUBSCRIBE_CHOICES).toEqual(['less', 'not_about_this', 'stop']);
  });

  it('is asked at most twice a year, and not more than they have chosen before', () => {
    expect(effectOf('less', nothing, 'order').preferences.maxEveryDays).toBe(LESS_DAYS);
    expect(effectOf('less', { ...nothing, maxEveryDays: 365 }, 'order').preferences.maxEveryDays).toBe(365);
  });

  it('refuses the question by no more of its kind or no more at all, not by less', () => {
    const refusals = UNSUBSCRIBE_CHOICES.map((choice) => effectOf(choice, nothing, 'order').isRefusal);
    expect(refusals).toEqual([false, true, true]);
  });

  it('changes nothing more by choosing again', () => {
    for (const choice of UNSUBSCRIBE_CHOICES) {
      const first = effectOf(choice, nothing, 'order');
      expect(effectOf(choice, first.preferences, 'order')).toEqual(first);
    }
  });

  it('stops questions, and nothing else', () => {
    expect(effectOf('stop', nothing, 'order').consent).toEqual({ questions: false });
  });
});
