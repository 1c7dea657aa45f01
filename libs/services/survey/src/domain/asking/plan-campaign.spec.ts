import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { audiences, campaigns, daysBetween, rules, waitBetween } from '../../../test/asking-arbitraries.js';
import { aPerson, aQuestion, aTouch } from '../../../test/asking-builders.js';
import { DEFAULT_ATTENTION_RULES, type AttentionRules } from './attention-rules.js';
import { claimOf } from './claim.js';
import { daysOf, orderInPlan, placeOf, planCampaign, summaryOf, type CampaignSchedule } from './plan-campaign.js';
import type { Person, PlanRank, Question, Reservation, Touch } from './person.js';

const SCHEDULE: CampaignSchedule = {
  firstDay: '2026-11-30',
  days: 5,
  perDay: 2,
  time: '10:00',
  atUsualTime: true,
  notBefore: new Date('2026-11-29T12:00:00Z'),
};
const people = (count: number, more: Partial<Person> = {}) =>
  Array.from({ length: count }, (_, i) => aPerson({ customerId: `customer-${i}`, ...more }));

describe('the plan of a campaign', () => {
  it('asks as many a day as it may, and tells who does not fit', () => {
    const plan = planCampaign('plan', people(12), aQuestion(), DEFAULT_ATTENTION_RULES, SCHEDULE);
    expect(summaryOf(plan)).toEqual({
      asked: 10,
      leftOut: 2,
      reasons: [{ reason: 'plan-full', customers: 2 }],
      days: ['30', '01', '02', '03', '04'].map((day) => ({
        day: `2026-${day === '30' ? '11' : '12'}-${day}`,
        customers: 2,
      })),
    });
  });

  it('does not depend on the order of the audience', () => {
    const audience = people(12);
    const plan = (list: readonly Person[]) =>
      planCampaign('plan', list, aQuestion(), DEFAULT_ATTENTION_RULES, SCHEDULE);
    expect(plan(audience.toReversed())).toEqual(plan(audience));
  });

  it('goes on after an interruption where it was', () => {
    const audience = people(12).toSorted((a, b) =>
      orderInPlan('plan', a.customerId) < orderInPlan('plan', b.customerId) ? -1 : 1,
    );
    const whole = planCampaign('plan', audience, aQuestion(), DEFAULT_ATTENTION_RULES, SCHEDULE).asked;
    const taken = new Map([
      ['2026-11-30', 2],
      ['2026-12-01', 1],
    ]);
    const next = placeOf(audience[3]!, aQuestion(), DEFAULT_ATTENTION_RULES, SCHEDULE, daysOf(SCHEDULE, taken));
    expect(next).toEqual({ ask: true, day: whole[3]!.day, at: whole[3]!.at });
  });

  it('writes at the usual hour of each customer, on their own clock, and never in their quiet hours', () => {
    const audience = [
      aPerson({ customerId: 'tokyo', timeZone: 'Asia/Tokyo', usualTime: '11:00' }),
      aPerson({ customerId: 'late', usualTime: '22:00' }),
    ];
    const { asked } = planCampaign('plan', audience, aQuestion(), DEFAULT_ATTENTION_RULES, SCHEDULE);
    expect(Object.fromEntries(asked.map(({ customerId, at }) => [customerId, at.toISOString()]))).toEqual({
      tokyo: '2026-11-30T02:00:00.000Z',
      late: '2026-12-01T08:00:00.000Z',
    });
  });

  it('gives a customer who may be asked from the third day on a later day', () => {
    const touches = [aTouch('2026-11-02T09:00:00Z')];
    const { asked } = planCampaign('plan', [aPerson({ touches })], aQuestion(), DEFAULT_ATTENTION_RULES, SCHEDULE);
    expect(asked).toEqual([expect.objectContaining({ day: '2026-12-02' })]);
  });

  it('tells the reason of the first day for those who fit on none', () => {
    const touches = [aTouch('2026-11-20T09:00:00Z')];
    const { leftOut } = planCampaign('plan', [aPerson({ touches })], aQuestion(), DEFAULT_ATTENTION_RULES, SCHEDULE);
    expect(leftOut).toEqual([
      expect.objectContaining({ reason: 'wait-period', until: new Date('2026-12-19T23:00:00Z') }),
    ]);
  });
});

interface Sent extends Touch {
  readonly customerId: string;
}

/** Plans the campaigns one after another, and then claims all invitations in the order of their times, up to 29 minutes late. */
function play(
  audience: readonly Person[],
  list: readonly { question: Question; schedule: CampaignSchedule }[],
  rules: AttentionRules,
) {
  const reservations = new Map<string, Reservation[]>();
  const planned: { customerId: string; at: Date; question: Question }[] = [];
  list.forEach(({ question, schedule }, index) => {
    const known = audience.map((person) => ({ ...person, reservations: reservations.get(person.customerId) ?? [] }));
    for (const { customerId, at } of planCampaign(`plan-${index}`, known, question, rules, schedule).asked) {
      const invitationId = `${index}-${customerId}`;
      const { kind, rank, matter } = question;
      reservations.set(customerId, [...(reservations.get(customerId) ?? []), { at, kind, rank, matter, invitationId }]);
      planned.push({ customerId, at, question: { ...question, invitationId } });
    }
  });
  const sent: Sent[] = [];
  const leftOut: { customerId: string; rank: PlanRank; reason: string }[] = [];
  const late = planned.map((each, i) => ({ ...each, at: new Date(each.at.getTime() + ((i * 7) % 30) * 60_000) }));
  for (const { customerId, at, question } of late.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const person = audience.find((each) => each.customerId === customerId)!;
    const now: Person = {
      ...person,
      touches: [...person.touches, ...sent.filter((touch) => touch.customerId === customerId)],
      reservations: reservations.get(customerId) ?? [],
    };
    const claim = claimOf(now, question, rules, at);
    if (claim.kind === 'send') {
      const { kind, matter, invitationId } = question;
      sent.push({ customerId, at, kind, matter, invitationId, cause: 'invitation' });
    } else leftOut.push({ customerId, rank: question.rank, reason: claim.kind === 'wait' ? 'quiet' : claim.reason });
    const left = (reservations.get(customerId) ?? []).filter((each) => each.invitationId !== question.invitationId);
    reservations.set(customerId, left);
  }
  return { planned, sent, leftOut };
}

describe('the dry run of a campaign', () => {
  it('is what is sent, if nothing else happens', () => {
    fc.assert(
      fc.property(audiences, campaigns, rules, (audience, campaign, attention) => {
        const { planned, sent, leftOut } = play(audience, [campaign], attention);
        expect(leftOut).toEqual([]);
        expect(sent.map(({ customerId }) => customerId).toSorted()).toEqual(
          planned.map(({ customerId }) => customerId).toSorted(),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('is what is sent beside other campaigns of the same rank that were planned before', () => {
    fc.assert(
      fc.property(
        audiences,
        fc.array(campaigns, { minLength: 2, maxLength: 3 }),
        rules,
        (audience, list, attention) => {
          const sameRank = list.map(({ question, schedule }) => ({
            question: { ...question, rank: 0 as const },
            schedule,
          }));
          expect(play(audience, sameRank, attention).leftOut).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('asks nobody within a wait, more often than allowed, or in quiet hours, whatever is planned', () => {
    fc.assert(
      fc.property(
        audiences,
        fc.array(campaigns, { minLength: 1, maxLength: 4 }),
        rules,
        (audience, list, attention) => {
          const { sent } = play(audience, list, attention);
          for (const touch of sent) {
            const person = audience.find(({ customerId }) => customerId === touch.customerId)!;
            const before = [
              ...person.touches,
              ...sent.filter(({ customerId }) => customerId === touch.customerId),
            ].filter((each) => each !== touch && each.at <= touch.at);
            for (const earlier of before) {
              const days = daysBetween(earlier.at, touch.at, person.timeZone);
              expect(days).toBeGreaterThanOrEqual(waitBetween(attention, earlier.kind, touch.kind));
              expect(days).toBeGreaterThanOrEqual(person.maxEveryDays ?? 0);
            }
            expect(before.filter(({ at }) => daysBetween(at, touch.at, person.timeZone) < 365).length).toBeLessThan(
              attention.perYear,
            );
            const quiet = person.quietHours ?? attention.quietHours;
            const hour = DateTime.fromJSDate(touch.at, { zone: person.timeZone }).toFormat('HH:mm');
            const { from, to } = quiet ?? { from: '', to: '' };
            expect(from <= to ? from <= hour && hour < to : hour >= from || hour < to).toBe(false);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('lets only a plan of a higher rank take its place', () => {
    fc.assert(
      fc.property(
        audiences,
        fc.array(campaigns, { minLength: 2, maxLength: 4 }),
        rules,
        (audience, list, attention) => {
          const highest = Math.max(...list.map(({ question }) => question.rank));
          const { leftOut } = play(audience, list, attention);
          expect(leftOut.filter(({ rank }) => rank === highest)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
