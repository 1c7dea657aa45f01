import { describe, expect, it } from '@jest/globals';
import { nextStep } from './next-step.js';
import type { InvitationFacts } from './invitation.js';

const STEPS = { reminderDays: [6, 14], thanks: true };
const CLOCK = { timeZone: 'Europe/Berlin', quietHours: { from: '20:00', to: '09:00' } };
const at = (iso: string) => new Date(iso);
const SENT: InvitationFacts = {
  plannedAt: at('2026-10-20T08:00:00Z'),
  claimedAt: at('2026-10-20T08:00:00Z'),
  sentAt: at('2026-10-20T08:00:00Z'),
};
const next = (facts: Partial<InvitationFacts>, sent = { reminders: 0, thanks: false }) =>
  nextStep({ ...SENT, ...facts }, sent, STEPS, CLOCK);

describe('what follows a question', () => {
  it('reminds who has not answered, by the customer’s clock', () => {
    expect(next({})).toEqual({ step: 'reminder', number: 1, at: at('2026-10-26T09:00:00Z') });
    expect(next({}, { reminders: 1, thanks: false })).toMatchObject({ number: 2, at: at('2026-11-03T09:00:00Z') });
    expect(next({}, { reminders: 2, thanks: false })).toBeUndefined();
  });

  it('reminds who is behind a scanner', () => {
    expect(next({ evidence: { revision: 1, value: 'scanner' } })).toMatchObject({ step: 'reminder' });
  });

  it.each<[string, Partial<InvitationFacts>]>([
    ['has started', { startedAt: at('2026-10-21T08:00:00Z') }],
    ['does not want to be asked', { refusedAt: at('2026-10-21T08:00:00Z') }],
    ['cannot be reached', { bouncedAt: at('2026-10-20T08:00:01Z') }],
    ['is too late', { expiredAt: at('2026-10-21T08:00:00Z') }],
  ])('does not remind who %s', (_, facts) => {
    expect(next(facts)).toBeUndefined();
  });

  it('does not remind of a mail that no server has accepted', () => {
    const { sentAt: _, ...facts } = SENT;
    expect(nextStep(facts, { reminders: 0, thanks: false }, STEPS, CLOCK)).toBeUndefined();
  });

  it('thanks once, not at night, and not for an answer that was deleted', () => {
    const completedAt = at('2026-10-21T21:30:00Z');
    expect(next({ completedAt })).toEqual({ step: 'thanks', number: 1, at: at('2026-10-22T07:00:00Z') });
    expect(next({ completedAt }, { reminders: 1, thanks: true })).toBeUndefined();
    expect(next({ completedAt, withdrawnAt: at('2026-10-21T22:00:00Z') })).toBeUndefined();
  });
});
