import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CustomerFacts } from './customer-facts.js';
import { parseSegment, segmentToJson } from './parse-segment.js';
import type { SegmentCondition, SegmentFact } from './segment-condition.js';
import { dependsOnTime, memberTest } from './segment-matches.js';

const TODAY = '2026-11-30';
const SURVEY = '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c';

const FACTS: CustomerFacts = {
  attributes: { plan: 'pro', visits: 7, newsletter: false },
  language: 'fr-CA',
  events: [
    { kind: 'order', day: '2025-06-01', times: 1, currency: 'EUR', amountMinor: 10_000 },
    { kind: 'order', day: '2026-11-01', times: 2, currency: 'EUR', amountMinor: 5_000 },
    { kind: 'order', day: '2026-11-20', times: 1, currency: 'USD', amountMinor: 900 },
    { kind: 'delivery', day: '2026-11-21', times: 1, currency: null, amountMinor: 0 },
  ],
  scores: [
    { surveyId: SURVEY, metric: 'nps', score: 9, day: '2026-03-01' },
    { surveyId: 'other', metric: 'nps', score: 3, day: '2026-11-25' },
  ],
  lastAsked: '2026-11-20',
  lastAnswered: '2026-11-10',
  consents: { questions: 'granted', news: 'withdrawn' },
  lists: ['list-1'],
  risk: 'high',
};
const member = (fact: SegmentFact, facts: Partial<CustomerFacts> = {}, today = TODAY) =>
  memberTest(fact, today)({ ...FACTS, ...facts });

const JSON_OF_ALL_KINDS = {
  any: [
    { attribute: { key: 'plan', op: 'in', value: ['pro', 1, true] } },
    { language_in: ['fr', 'pt-BR'] },
    {
      all: [
        { event: { kind: 'order', op: 'at_least', times: 1, within_days: 365 } },
        { event: { kind: 'return', op: 'at_most', times: 0 } },
      ],
    },
    { value: { kind: 'order', currency: 'EUR', op: 'at_least', minor: 20_000 } },
    { score: { metric: 'nps', op: 'lte', value: 6, within_days: 90 } },
    { score: { survey_id: 'srv_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c', op: 'eq', value: 10 } },
    { engagement: { is: 'silent', within_days: 30 } },
    { consent: { purpose: 'news', is: 'unknown' } },
    { list_in: ['lst_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'] },
    { risk_in: ['high', 'medium'] },
  ],
};

describe('the conditions of a segment', () => {
  it('are parsed and converted back unchanged', () => {
    const parsed = parseSegment(JSON_OF_ALL_KINDS, '/conditions');
    expect(parsed.ok && segmentToJson(parsed.value)).toEqual(JSON_OF_ALL_KINDS);
  });

  it.each([
    ['an empty object', {}, '/conditions'],
    ['an unknown kind', { score_in: [] }, '/conditions'],
    ['a score of nothing', { score: { op: 'lte', value: 6 } }, '/conditions/score'],
    ['a negative number of events', { event: { kind: 'order', op: 'at_least', times: -1 } }, '/conditions/event/times'],
    ['no days', { engagement: { is: 'asked', within_days: 0 } }, '/conditions/engagement/within_days'],
    ['too many days', { engagement: { is: 'asked', within_days: 3651 } }, '/conditions/engagement/within_days'],
    [
      'a currency that is none',
      { value: { kind: 'o', currency: 'eur', op: 'at_least', minor: 1 } },
      '/conditions/value/currency',
    ],
    ['an unknown band', { risk_in: ['certain'] }, '/conditions/risk_in/0'],
    ['an unknown purpose', { consent: { purpose: 'ads', is: 'granted' } }, '/conditions/consent/purpose'],
    [
      'a list by the id of another kind',
      { list_in: ['seg_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'] },
      '/conditions/list_in/0',
    ],
    ['a condition of rules', { text: 'present' }, '/conditions'],
  ])('are rejected for %s, with a pointer', (_, json, pointer) => {
    const parsed = parseSegment(json, '/conditions');
    expect(parsed.ok ? [] : parsed.errors.map((error) => error.pointer)).toContain(pointer);
  });

  it('give a value or defects for any JSON, and never throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const parsed = parseSegment(json, '');
        expect(parsed.ok || parsed.errors.length > 0).toBe(true);
      }),
    );
  });
});

describe('the members of a segment', () => {
  it.each<[SegmentFact, boolean]>([
    [{ type: 'attribute', key: 'plan', op: 'eq', value: 'pro' }, true],
    [{ type: 'attribute', key: 'visits', op: 'gt', value: 6 }, true],
    [{ type: 'attribute', key: 'unknown', op: 'neq', value: 'x' }, false],
    [{ type: 'attribute', key: 'constructor', op: 'neq', value: 'x' }, false],
    [{ type: 'risk', in: ['high', 'medium'] }, true],
    [{ type: 'risk', in: ['low'] }, false],
    [{ type: 'language', in: ['fr'] }, true],
    [{ type: 'language', in: ['de'] }, false],
    [{ type: 'event', kind: 'order', op: 'at_least', times: 4, withinDays: null }, true],
    [{ type: 'event', kind: 'order', op: 'at_least', times: 4, withinDays: 365 }, false],
    [{ type: 'event', kind: 'order', op: 'at_most', times: 3, withinDays: 365 }, true],
    [{ type: 'event', kind: 'return', op: 'at_most', times: 0, withinDays: null }, true],
    [{ type: 'value', kind: 'order', currency: 'EUR', op: 'at_least', minor: 15_000, withinDays: null }, true],
    [{ type: 'value', kind: 'order', currency: 'EUR', op: 'at_least', minor: 15_000, withinDays: 90 }, false],
    [{ type: 'value', kind: 'order', currency: 'USD', op: 'at_most', minor: 900, withinDays: null }, true],
    [{ type: 'score', metric: 'nps', surveyId: null, op: 'lte', value: 6, withinDays: null }, true],
    [{ type: 'score', metric: 'nps', surveyId: SURVEY, op: 'gte', value: 9, withinDays: null }, true],
    [{ type: 'score', metric: 'nps', surveyId: SURVEY, op: 'gte', value: 9, withinDays: 90 }, false],
    [{ type: 'score', metric: 'csat', surveyId: null, op: 'gte', value: 0, withinDays: null }, false],
    [{ type: 'engagement', is: 'asked', withinDays: 11 }, true],
    [{ type: 'engagement', is: 'asked', withinDays: 10 }, false],
    [{ type: 'engagement', is: 'answered', withinDays: 30 }, true],
    [{ type: 'engagement', is: 'silent', withinDays: 30 }, true],
    [{ type: 'consent', purpose: 'questions', is: 'granted' }, true],
    [{ type: 'consent', purpose: 'profiling', is: 'unknown' }, true],
    [{ type: 'list', in: ['list-1', 'list-2'] }, true],
    [{ type: 'list', in: ['list-2'] }, false],
  ])('%j: %p', (fact, expected) => {
    expect(member(fact)).toBe(expected);
  });

  it('leave at midnight of the last day, over month ends and the change to summer time', () => {
    const fact = { type: 'event', kind: 'delivery', op: 'at_least', times: 1, withinDays: 10 } as const;
    expect(member(fact, {}, '2026-11-30')).toBe(true);
    expect(member(fact, {}, '2026-12-01')).toBe(false);
    const events = [{ kind: 'delivery', day: '2028-02-28', times: 1, currency: null, amountMinor: 0 }];
    expect(member({ ...fact, withinDays: 33 }, { events }, '2028-03-31')).toBe(true);
    expect(member({ ...fact, withinDays: 33 }, { events }, '2028-04-01')).toBe(false);
  });

  it('are not silent if they have answered since they were asked, or were never asked', () => {
    const silent = { type: 'engagement', is: 'silent', withinDays: null } as const;
    expect(member(silent, { lastAnswered: '2026-11-20' })).toBe(false);
    expect(member(silent, { lastAnswered: null })).toBe(true);
    expect(member(silent, { lastAsked: null, lastAnswered: null })).toBe(false);
  });

  it('with a longer time include those with a shorter one', () => {
    const days = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(days, days, fc.integer({ min: 0, max: 5 }), (a, b, times) => {
        const [shorter, longer] = [Math.min(a, b), Math.max(a, b)];
        const within = (withinDays: number) =>
          member({ type: 'event', kind: 'order', op: 'at_least', times, withinDays });
        if (within(shorter)) expect(within(longer)).toBe(true);
      }),
    );
  });

  it('are the same after the conditions went through the API', () => {
    const parsed = parseSegment(JSON_OF_ALL_KINDS, '') as { value: SegmentCondition };
    const again = parseSegment(segmentToJson(parsed.value), '') as { value: SegmentCondition };
    expect(again.value).toEqual(parsed.value);
    expect(memberTest(again.value, TODAY)(FACTS)).toBe(memberTest(parsed.value, TODAY)(FACTS));
  });

  it('change by time only if a condition has days', () => {
    const ever: SegmentFact = { type: 'event', kind: 'order', op: 'at_least', times: 1, withinDays: null };
    expect(dependsOnTime({ all: [ever, { any: [{ type: 'list', in: ['list-1'] }] }] })).toBe(false);
    expect(dependsOnTime({ all: [ever, { any: [{ ...ever, withinDays: 30 }] }] })).toBe(true);
  });
});
