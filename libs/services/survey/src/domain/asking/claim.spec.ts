import { describe, expect, it } from '@jest/globals';
import { aPerson, aQuestion } from '../../../test/asking-builders.js';
import { DEFAULT_ATTENTION_RULES as RULES } from './attention-rules.js';
import { claimOf } from './claim.js';
import type { PlanRank } from './person.js';

const NOW = new Date('2026-11-30T10:00:00Z');
const nextWeek = (rank: PlanRank) => ({
  at: new Date('2026-12-07T10:00:00Z'),
  kind: 'relationship' as const,
  rank,
  invitationId: 'other',
  matter: null,
});

describe('the claim of a planned invitation', () => {
  it('sends what nothing speaks against', () => {
    expect(claimOf(aPerson(), aQuestion(), RULES, NOW)).toEqual({ kind: 'send' });
  });

  it('suppresses what something speaks against by now', () => {
    expect(claimOf(aPerson({ openComplaints: 1 }), aQuestion(), RULES, NOW)).toEqual({
      kind: 'suppress',
      reason: 'open-complaint',
    });
  });

  it('waits for the end of quiet hours, even if something speaks against it now', () => {
    const person = aPerson({ quietHours: { from: '09:00', to: '15:00' }, openComplaints: 1 });
    expect(claimOf(person, aQuestion(), RULES, NOW)).toEqual({ kind: 'wait', until: new Date('2026-11-30T14:00:00Z') });
  });

  it('gives way to a plan of a higher rank only', () => {
    const claims = ([0, 1, 2] as const).map((rank) =>
      claimOf(aPerson({ reservations: [nextWeek(rank)] }), aQuestion({ rank: 1 }), RULES, NOW),
    );
    expect(claims.map(({ kind }) => kind)).toEqual(['send', 'send', 'suppress']);
  });
});
