import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  claimed,
  INVITATION_STATUSES,
  merged,
  statusOf,
  suppressed,
  type InvitationFacts,
  type ReportedFacts,
} from './invitation.js';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const PLANNED: InvitationFacts = { plannedAt: at(1) };
const CLAIMED: InvitationFacts = { ...PLANNED, claimedAt: at(2) };
const evidence = (value: 'none' | 'provisional' | 'confirmed' | 'suspected' | 'scanner', revision = 1) => ({
  evidence: { value, revision },
});

const times = fc.integer({ min: 3, max: 28 }).map(at);
const reports: fc.Arbitrary<ReportedFacts> = fc.oneof(
  ...(['sentAt', 'bouncedAt', 'startedAt', 'completedAt', 'withdrawnAt', 'refusedAt', 'expiredAt'] as const).map(
    (key) => times.map((time) => ({ [key]: time })),
  ),
  // A revision has one value in every report.
  fc.integer({ min: 1, max: 5 }).map((revision) => ({
    evidence: {
      revision,
      value: (['none', 'provisional', 'suspected', 'scanner', 'confirmed'] as const)[revision - 1]!,
    },
  })),
);
const all = (facts: InvitationFacts, list: readonly ReportedFacts[]) => list.reduce(merged, facts);

describe('an invitation', () => {
  it.each<[(typeof INVITATION_STATUSES)[number], InvitationFacts]>([
    ['planned', PLANNED],
    ['suppressed', { ...PLANNED, suppressed: { at: at(2), reason: 'paused' } }],
    ['sending', CLAIMED],
    ['sent', { ...CLAIMED, sentAt: at(2) }],
    ['sent', { ...CLAIMED, sentAt: at(2), ...evidence('none') }],
    ['bounced', { ...CLAIMED, sentAt: at(2), bouncedAt: at(3) }],
    ['provisional', { ...CLAIMED, sentAt: at(2), ...evidence('provisional') }],
    ['provisional', { ...CLAIMED, sentAt: at(2), ...evidence('scanner') }],
    ['started', { ...CLAIMED, sentAt: at(2), ...evidence('confirmed'), startedAt: at(3) }],
    ['completed', { ...CLAIMED, sentAt: at(2), startedAt: at(3), completedAt: at(3), expiredAt: at(9) }],
    ['expired', { ...CLAIMED, sentAt: at(2), expiredAt: at(9) }],
  ])('is %s by its facts', (status, facts) => {
    expect(statusOf(facts)).toBe(status);
  });

  it('has the same facts in whatever order they are told, and however often', () => {
    fc.assert(
      fc.property(
        fc
          .array(reports, { maxLength: 12 })
          .chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.subarray(list)),
          ),
        ([told, shuffled, again]) => {
          expect(all(CLAIMED, [...shuffled, ...again])).toEqual(all(CLAIMED, told));
          expect(statusOf(all(CLAIMED, [...again, ...shuffled]))).toBe(statusOf(all(CLAIMED, told)));
        },
      ),
    );
  });

  it('is claimed once, and only while it is planned', () => {
    const first = claimed(PLANNED, at(2));
    expect(first?.claimedAt).toEqual(at(2));
    expect(claimed(first!, at(3))).toBeUndefined();
    expect(claimed(suppressed(PLANNED, 'paused', at(2))!, at(3))).toBeUndefined();
  });

  it('is suppressed once, and never after it was claimed', () => {
    expect(suppressed(CLAIMED, 'plan-stopped', at(3))).toBeUndefined();
    const first = suppressed(PLANNED, 'open-complaint', at(2))!;
    expect(statusOf(first)).toBe('suppressed');
    expect(suppressed(first, 'paused', at(3))).toBeUndefined();
  });

  it('stays claimed whatever is told about it', () => {
    fc.assert(
      fc.property(fc.array(reports), (list) => {
        expect(claimed(all(CLAIMED, list), at(28))).toBeUndefined();
        expect(suppressed(all(CLAIMED, list), 'paused', at(28))).toBeUndefined();
      }),
    );
  });
});
