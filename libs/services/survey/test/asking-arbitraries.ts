import fc from 'fast-check';
import { SURVEY_KINDS, type AttentionRules, type SurveyKind } from '../src/domain/asking/attention-rules.js';
import type { Person, PlanRank, Question } from '../src/domain/asking/person.js';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'];
/** When plans are made: days before clocks change in Berlin and New York. */
export const START = new Date('2026-10-20T06:00:00Z');
const kinds = fc.constantFrom(...SURVEY_KINDS);
const waits = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 95 }) }, fc.constant('once' as const));
const rows = fc.record({ order: waits, relationship: waits, support: waits, product: waits, conversation: waits });
const clocks = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
const quietHours = fc.option(fc.record({ from: clocks, to: clocks }));
export const rules: fc.Arbitrary<AttentionRules> = fc.record({
  waits: fc.record({ order: rows, relationship: rows, support: rows, product: rows, conversation: rows }),
  perYear: fc.integer({ min: 1, max: 8 }),
  quietHours,
});
const matters = fc.option(fc.constantFrom('m1', 'm2'));
const touches = fc.record({
  at: fc.integer({ min: 0, max: 500 * 24 }).map((hours) => new Date(START.getTime() - hours * 3_600_000)),
  kind: kinds,
  cause: fc.constantFrom('invitation' as const, 'widget' as const, 'answer' as const),
  invitationId: fc.constant(null),
  matter: matters,
});
export const persons: fc.Arbitrary<Person> = fc.record({
  customerId: fc.uuid(),
  isErased: fc.constant(false),
  address: fc.constantFrom('works', 'works', 'works', 'bounced', 'none'),
  consent: fc.constantFrom('granted', 'unknown', 'unknown', 'withdrawn'),
  topicsOff: fc.subarray([...SURVEY_KINDS], { maxLength: 1 }),
  prefersPerson: fc.boolean(),
  openComplaints: fc.constantFrom(0, 0, 0, 1),
  pausedUntil: fc.option(fc.date({ min: START, max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true })),
  maxEveryDays: fc.option(fc.integer({ min: 1, max: 120 })),
  quietHours,
  usualTime: fc.option(clocks),
  timeZone: fc.constantFrom(...ZONES),
  touches: fc.array(touches, { maxLength: 3 }),
  reservations: fc.constant([]),
});
export const audiences = fc.uniqueArray(persons, {
  minLength: 1,
  maxLength: 8,
  selector: ({ customerId }) => customerId,
});
const questions: fc.Arbitrary<Question> = fc.record({
  kind: kinds,
  rank: fc.constantFrom<PlanRank>(0, 1, 2),
  matter: matters,
  basis: fc.constantFrom('opt_in' as const, 'opt_out' as const),
  isByHand: fc.constant(false),
  invitationId: fc.constant(null),
});
export const campaigns = fc.record({
  question: questions,
  schedule: fc.record({
    firstDay: fc.constantFrom('2026-10-22', '2026-10-25', '2026-10-30'),
    days: fc.integer({ min: 1, max: 10 }),
    perDay: fc.option(fc.integer({ min: 1, max: 4 })),
    time: clocks,
    atUsualTime: fc.boolean(),
    notBefore: fc.constant(START),
  }),
});

/** Calendar days between two times of a customer's clock, computed apart from the code. */
export function daysBetween(from: Date, to: Date, zone: string): number {
  const dayOf = (at: Date) => Date.parse(new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at));
  return (dayOf(to) - dayOf(from)) / 86_400_000;
}

/** Days that the rules want between a question of one kind and one of another. */
export function waitBetween(rules: AttentionRules, first: SurveyKind, second: SurveyKind): number {
  const wait = rules.waits[first][second];
  return wait === 'once' ? 0 : wait;
}
