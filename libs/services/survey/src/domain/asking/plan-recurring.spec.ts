import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aPerson, aQuestion, aTouch } from '../../../test/asking-builders.js';
import { DEFAULT_ATTENTION_RULES, type AttentionRules } from './attention-rules.js';
import { claimOf } from './claim.js';
import { planRecurring, type AnchoredPerson, type OccurrenceWindow } from './plan-recurring.js';
import type { PlanRecurrence } from './plan.js';
import type { Touch } from './person.js';

const HOUR_MS = 3_600_000;
const QUESTION = aQuestion({ kind: 'relationship', rank: 1 });
const EVERY_90_DAYS: PlanRecurrence = {
  every: 90,
  unit: 'day',
  anchor: { kind: 'event', name: 'order' },
  time: '10:00',
  atUsualTime: true,
};
const MONTHLY: PlanRecurrence = { ...EVERY_90_DAYS, every: 1, unit: 'month' };
/** Rules that allow everything, so that only the clock decides. */
const NO_RULES: AttentionRules = {
  waits: {
    order: { order: 0, relationship: 0, support: 0, product: 0, conversation: 0 },
    relationship: { order: 0, relationship: 0, support: 0, product: 0, conversation: 0 },
    support: { order: 0, relationship: 0, support: 0, product: 0, conversation: 0 },
    product: { order: 0, relationship: 0, support: 0, product: 0, conversation: 0 },
    conversation: { order: 0, relationship: 0, support: 0, product: 0, conversation: 0 },
  },
  perYear: 365,
  quietHours: null,
};
const window = (after: string, until: string | null): OccurrenceWindow => ({
  after: new Date(after),
  until: until === null ? null : new Date(until),
  now: new Date(after),
});

/** The times of one customer in daily runs over so many days. */
function daily({ person, anchor }: AnchoredPerson, recurrence: PlanRecurrence, start: string, days: number) {
  const times: string[] = [];
  for (let day = 0; day < days; day += 1) {
    const after = new Date(Date.parse(start) + day * 24 * HOUR_MS);
    const part = { after, until: new Date(after.getTime() + 24 * HOUR_MS), now: after };
    for (const { at } of planRecurring([{ person, anchor }], QUESTION, NO_RULES, recurrence, part).asked)
      times.push(at.toISOString());
  }
  return times;
}

describe('a recurring survey', () => {
  it('asks on the own clock of each customer, at the same hour in summer and in winter', () => {
    expect(daily({ person: aPerson(), anchor: '2026-01-15' }, EVERY_90_DAYS, '2026-01-16T00:00:00Z', 365)).toEqual([
      '2026-04-15T08:00:00.000Z',
      '2026-07-14T08:00:00.000Z',
      '2026-10-12T08:00:00.000Z',
      '2027-01-10T09:00:00.000Z',
    ]);
  });

  it('asks on the last day of shorter months, and on the 31st again', () => {
    const customer = { person: aPerson({ timeZone: 'America/New_York' }), anchor: '2026-01-31' };
    expect(daily(customer, MONTHLY, '2026-02-01T12:00:00Z', 90)).toEqual([
      '2026-02-28T15:00:00.000Z',
      '2026-03-31T14:00:00.000Z',
      '2026-04-30T14:00:00.000Z',
    ]);
  });

  it('writes at the usual hour, and after quiet hours', () => {
    const people = [
      { person: aPerson({ customerId: 'evening', usualTime: '19:00' }), anchor: '2026-11-01' },
      { person: aPerson({ customerId: 'late', usualTime: '22:00' }), anchor: '2026-11-01' },
      { person: aPerson({ customerId: 'unknown' }), anchor: '2026-11-01' },
    ];
    const { asked } = planRecurring(
      people,
      QUESTION,
      DEFAULT_ATTENTION_RULES,
      MONTHLY,
      window('2026-11-30T00:00:00Z', null),
    );
    expect(Object.fromEntries(asked.map(({ customerId, at }) => [customerId, at.toISOString()]))).toEqual({
      evening: '2026-12-01T18:00:00.000Z',
      late: '2026-12-02T08:00:00.000Z',
      unknown: '2026-12-01T09:00:00.000Z',
    });
  });

  it('tells whom the rules leave out, and skips what is late by more than a day', () => {
    const person = aPerson({ touches: [aTouch('2026-11-20T09:00:00Z')] });
    const due = { person, anchor: '2026-11-01' };
    const run = (now: string) =>
      planRecurring([due], QUESTION, DEFAULT_ATTENTION_RULES, MONTHLY, {
        ...window('2026-11-30T00:00:00Z', '2026-12-02T00:00:00Z'),
        now: new Date(now),
      });
    expect(run('2026-11-30T00:00:00Z').leftOut).toEqual([
      expect.objectContaining({ number: 1, day: '2026-12-01', reason: 'wait-period' }),
    ]);
    expect(run('2026-12-02T10:00:00Z')).toEqual({ asked: [], leftOut: [] });
  });

  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Apia', 'Asia/Kolkata', 'Africa/Cairo');
  const days = fc
    .integer({ min: 0, max: 900 })
    .map((day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10));
  const clocks = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
  const quietHours = fc.option(fc.record({ from: clocks, to: clocks }));
  const people = fc.uniqueArray(
    fc.record({
      anchor: days,
      person: fc
        .record({
          customerId: fc.uuid(),
          timeZone: zones,
          usualTime: fc.option(clocks),
          quietHours,
          maxEveryDays: fc.option(fc.integer({ min: 1, max: 60 })),
          touches: fc.array(
            fc.record({ at: days.map((day) => new Date(`${day}T11:00:00Z`)), kind: fc.constant('order' as const) }),
            { maxLength: 3 },
          ),
        })
        .map((more) => aPerson({ ...more, touches: more.touches.map(({ at, kind }) => aTouch(at, { kind })) })),
    }),
    { minLength: 1, maxLength: 6, selector: ({ person }) => person.customerId },
  );
  const recurrences = fc.record({
    every: fc.integer({ min: 1, max: 3 }),
    unit: fc.constantFrom('week' as const, 'month' as const),
    anchor: fc.constant(EVERY_90_DAYS.anchor),
    time: clocks,
    atUsualTime: fc.boolean(),
  });
  const waits = fc.integer({ min: 0, max: 60 });
  const rules = fc.tuple(waits, waits, quietHours).map(([after, same, quiet]): AttentionRules => ({
    ...NO_RULES,
    quietHours: quiet,
    waits: {
      ...NO_RULES.waits,
      order: { ...NO_RULES.waits.order, relationship: after },
      relationship: { ...NO_RULES.waits.relationship, relationship: same },
    },
  }));
  /** Lengths of runs in hours. */
  const runs = fc.array(fc.integer({ min: 1, max: 36 }), { minLength: 1, maxLength: 12 });
  const START = Date.UTC(2026, 9, 1);

  it('asks in many runs whom one dry run over the same time has named, at those times', () => {
    fc.assert(
      fc.property(people, recurrences, runs, (audience, recurrence, lengths) => {
        const total = lengths.reduce((sum, hours) => sum + hours, 0);
        const part = (from: number, hours: number): OccurrenceWindow => ({
          after: new Date(START + from * HOUR_MS),
          until: new Date(START + (from + hours) * HOUR_MS),
          now: new Date(START),
        });
        const plan = (each: OccurrenceWindow) => planRecurring(audience, QUESTION, NO_RULES, recurrence, each);
        // No period is shorter than a week, so that the dry run has at most one question to each customer in it.
        fc.pre(total < 6 * 24);
        const dryRun = plan(part(0, total));
        let from = 0;
        const sent = lengths.flatMap((hours) => {
          from += hours;
          return plan(part(from - hours, hours)).asked;
        });
        const byCustomer = (list: typeof sent) => list.toSorted((a, b) => (a.customerId < b.customerId ? -1 : 1));
        expect(byCustomer(sent)).toEqual(byCustomer([...dryRun.asked]));
      }),
    );
  });

  it('sends what its dry run has named: the claim decides as the plan did', () => {
    fc.assert(
      fc.property(people, recurrences, rules, (audience, recurrence, attention) => {
        const part = window(new Date(START).toISOString(), null);
        const { asked, leftOut } = planRecurring(audience, QUESTION, attention, recurrence, part);
        expect(asked.length + leftOut.length).toBe(audience.length);
        for (const { customerId, at } of asked) {
          const { person } = audience.find((each) => each.person.customerId === customerId)!;
          expect(claimOf(person, { ...QUESTION, invitationId: 'own' }, attention, at)).toEqual({ kind: 'send' });
        }
        for (const { customerId, at } of leftOut) {
          const { person } = audience.find((each) => each.person.customerId === customerId)!;
          expect(claimOf(person, { ...QUESTION, invitationId: 'own' }, attention, at).kind).not.toBe('send');
        }
      }),
    );
  });

  it('asks nobody inside a wait, run after run, over month ends and changes of clocks', () => {
    fc.assert(
      fc.property(people, recurrences, rules, (audience, recurrence, attention) => {
        for (const { person, anchor } of audience) {
          let touches: readonly Touch[] = person.touches;
          for (let day = 0; day < 120; day += 1) {
            const after = new Date(START + day * 24 * HOUR_MS);
            const part = { after, until: new Date(after.getTime() + 24 * HOUR_MS), now: after };
            const known = { person: { ...person, touches }, anchor };
            for (const { at } of planRecurring([known], QUESTION, attention, recurrence, part).asked) {
              for (const touch of touches) {
                if (touch.at > at) continue;
                const wait = Math.max(Number(attention.waits[touch.kind].relationship), person.maxEveryDays ?? 0);
                expect(calendarDays(touch.at, at, person.timeZone)).toBeGreaterThanOrEqual(wait);
              }
              touches = [...touches, { ...aTouch(at, { kind: 'relationship' }), matter: null }];
            }
          }
        }
      }),
      { numRuns: 12 },
    );
  });
});

/** Calendar days between two times of a customer's clock, computed apart from the code. */
function calendarDays(from: Date, to: Date, zone: string): number {
  const dayOf = (at: Date) => Date.parse(new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at));
  return (dayOf(to) - dayOf(from)) / 86_400_000;
}
