import { describe, expect, it } from '@jest/globals';
import { aPerson, aQuestion, aTouch } from '../../../test/asking-builders.js';
import { decidedAgain, type PastDecision } from './attention-effect.js';
import { DEFAULT_ATTENTION_RULES, type AttentionRules } from './attention-rules.js';

const rules = DEFAULT_ATTENTION_RULES;
const withWait = (days: number): AttentionRules => ({
  ...rules,
  waits: { ...rules.waits, relationship: { ...rules.waits.relationship, relationship: days } },
});
const decision = (day: number, reason: string | null): PastDecision => ({
  invitationId: `invitation ${day}`,
  question: aQuestion(),
  at: new Date(Date.UTC(2026, 2, day, 12)),
  reason,
});
const touchOf = ({ at, invitationId }: PastDecision) => aTouch(at, { kind: 'relationship', invitationId });

describe('past decisions under other rules', () => {
  const [first, second] = [decision(1, null), decision(11, 'wait-period')];
  const person = aPerson({ touches: [touchOf(first)] });

  it('are the same under the same rules', () => {
    expect(decidedAgain(person, [first, second], rules)).toEqual([null, 'wait-period']);
  });

  it('ask more often with a shorter wait', () => {
    expect(decidedAgain(person, [first, second], withWait(7))).toEqual([null, null]);
  });

  it('make room for a later question where an earlier one falls away', () => {
    const asked = [decision(1, null), decision(11, null), decision(21, null)];
    const often = aPerson({ touches: asked.map(touchOf) });
    expect(decidedAgain(often, asked, withWait(15))).toEqual([null, 'wait-period', null]);
  });

  it('keep the reasons that do not follow from rules, whatever is known of the customer now', () => {
    const asked = [decision(1, null), decision(11, 'no-address')];
    const gone = aPerson({ address: 'none', consent: 'withdrawn', touches: asked.slice(0, 1).map(touchOf) });
    expect(decidedAgain(gone, asked, withWait(0))).toEqual([null, 'no-address']);
  });

  it('know what customers were asked elsewhere before, and nothing that came after', () => {
    const elsewhere = aTouch('2026-02-25T12:00:00Z', { cause: 'widget' });
    const later = aTouch('2026-03-05T12:00:00Z', { cause: 'widget' });
    expect(decidedAgain(aPerson({ touches: [elsewhere, later] }), [first], rules)).toEqual(['wait-period']);
    expect(decidedAgain(aPerson({ touches: [later] }), [first], rules)).toEqual([null]);
  });
});
