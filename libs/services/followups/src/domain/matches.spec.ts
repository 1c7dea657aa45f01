import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aResponse, aRule } from '../../test/builders.js';
import type { Condition, FactCondition } from './condition.js';
import { holds, matches, reasonSentence } from './matches.js';
import type { ResponseFacts } from './response-facts.js';

const matched = (conditions: Condition, facts: Partial<ResponseFacts> = {}) =>
  matches({ conditions }, aResponse(facts)).matched;

describe('matches', () => {
  it('explains in French too, with every kind of condition', () => {
    const conditions: Condition = {
      all: [
        { type: 'score', metric: 'nps', question: null, op: 'lte', value: 6 },
        { type: 'score', metric: null, question: 'why', op: 'gte', value: 2 },
        { type: 'text', question: null, is: 'present' },
        { type: 'attribute', key: 'nothing', op: 'eq', value: 1 },
        { type: 'channel', in: ['widget'] },
        { type: 'survey', in: ['x'] },
      ],
    };
    expect(matches({ conditions }, aResponse(), 'fr').because.map(({ sentence }) => sentence)).toEqual([
      'NPS 3 est au plus 6',
      'la note de why n’a pas de réponse',
      'un commentaire est présent',
      'nothing n’est pas connu',
      'le canal link n’est pas parmi widget',
      'l’enquête n’est pas l’une de celles de la règle',
    ]);
  });

  it('finds a detractor who wrote a comment, and says why', () => {
    const match = matches(aRule(), aResponse());
    expect(match).toEqual({
      matched: true,
      because: [
        { path: '/all/0', held: true, actual: '3', sentence: 'NPS 3 is at most 6' },
        { path: '/all/1', held: true, actual: 'present', sentence: 'a comment is present' },
      ],
    });
    expect(reasonSentence(match)).toBe('NPS 3 is at most 6 and a comment is present');
  });

  it('also gives reasons for conditions that do not hold', () => {
    const match = matches(aRule(), aResponse({ answers: [{ question: 'why', kind: 'text', value: '  ' }] }));
    expect(match.matched).toBe(false);
    expect(match.because.map((reason) => reason.held)).toEqual([true, false]);
  });

  it.each([
    ['lte', 3, true],
    ['lte', 2, false],
    ['gte', 3, true],
    ['gte', 4, false],
    ['eq', 3, true],
    ['eq', 2, false],
  ] as const)('compares a score by %s %s', (op, value, expected) => {
    expect(matched({ type: 'score', metric: 'nps', question: null, op, value })).toBe(expected);
    expect(matched({ type: 'score', metric: null, question: 'recommend', op, value })).toBe(expected);
  });

  it('never finds a score that was not given', () => {
    const condition: Condition = { type: 'score', metric: 'ces', question: null, op: 'gte', value: 0 };
    expect(matched(condition)).toBe(false);
    expect(matches({ conditions: condition }, aResponse()).because[0]?.sentence).toBe('CES was not given');
  });

  it('names the question where the condition names no metric', () => {
    const condition: Condition = { type: 'score', metric: null, question: 'recommend', op: 'lte', value: 6 };
    expect(matches({ conditions: condition }, aResponse()).because[0]?.sentence).toBe(
      'the score 3 of recommend is at most 6',
    );
  });

  it('counts only texts as comments, in one question or in any', () => {
    expect(matched({ type: 'text', question: 'why', is: 'present' })).toBe(true);
    expect(matched({ type: 'text', question: 'again', is: 'present' })).toBe(false);
    expect(matched({ type: 'text', question: 'again', is: 'absent' })).toBe(true);
  });

  it.each([
    [{ key: 'plan', op: 'eq', value: 'pro' }, true],
    [{ key: 'plan', op: 'neq', value: 'pro' }, false],
    [{ key: 'plan', op: 'in', value: ['free', 'pro'] }, true],
    [{ key: 'visits', op: 'gt', value: 6 }, true],
    [{ key: 'visits', op: 'lt', value: 7 }, false],
    [{ key: 'newsletter', op: 'eq', value: false }, true],
    [{ key: 'plan', op: 'gt', value: 1 }, false],
    [{ key: 'unknown', op: 'neq', value: 'x' }, false],
  ] as const)('evaluates the attribute %j as %s', (condition, expected) => {
    expect(matched({ type: 'attribute', ...condition })).toBe(expected);
  });

  it('matches a language with its regional variants', () => {
    expect(matched({ type: 'language', in: ['fr'] })).toBe(true);
    expect(matched({ type: 'language', in: ['FR-ca'] })).toBe(true);
    expect(matched({ type: 'language', in: ['f', 'fr-FR'] })).toBe(false);
  });

  it('evaluates surveys, touchpoints and channels', () => {
    const { surveyId } = aResponse();
    expect(matched({ type: 'survey', in: [surveyId] })).toBe(true);
    expect(matched({ type: 'touchpoint', in: [surveyId] })).toBe(false);
    expect(matched({ type: 'touchpoint', in: [surveyId] }, { touchpointId: null })).toBe(false);
    expect(matched({ type: 'channel', in: ['api', 'link'] })).toBe(true);
  });

  it('looks at the segments of the answer, as they were then', () => {
    const [gold, silver] = ['0198c0a4-0000-7000-8000-0000000000a1', '0198c0a4-0000-7000-8000-0000000000a2'];
    expect(matched({ type: 'segment', in: [gold!, silver!] }, { segments: [silver!] })).toBe(true);
    expect(matched({ type: 'segment', in: [gold!] }, { segments: [silver!] })).toBe(false);
    expect(matched({ type: 'segment', in: [gold!] })).toBe(false);
  });

  it('agrees with `holds` for every tree', () => {
    const fact: fc.Arbitrary<FactCondition> = fc.oneof(
      fc.record({
        type: fc.constant('score' as const),
        metric: fc.constantFrom('nps' as const, 'csat' as const, 'ces' as const, null),
        question: fc.constantFrom('recommend', 'satisfied', null),
        op: fc.constantFrom('lte' as const, 'gte' as const, 'eq' as const),
        value: fc.integer({ min: 0, max: 10 }),
      }),
      fc.record({
        type: fc.constant('text' as const),
        question: fc.constantFrom('why', null),
        is: fc.constantFrom('present' as const, 'absent' as const),
      }),
      fc.record({ type: fc.constant('language' as const), in: fc.subarray(['fr', 'en', 'de'], { minLength: 1 }) }),
    );
    const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fact,
        fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      ),
    }));
    fc.assert(
      fc.property(
        tree,
        (conditions) => matches({ conditions }, aResponse()).matched === holds(conditions, aResponse()),
      ),
    );
  });
});
