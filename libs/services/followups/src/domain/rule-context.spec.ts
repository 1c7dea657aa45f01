import { describe, expect, it } from '@jest/globals';
import { aResponse } from '../../test/builders.js';
import { aCalendar, every, hm } from '../../test/hours.js';
import { asksForTexts, type Condition } from './condition.js';
import { holds, matches } from './matches.js';
import { NO_CONTEXT, type RuleContext } from './rule-context.js';

/** Monday, 10:00 in Berlin. */
const AT = new Date('2026-03-02T09:00:00.000Z');
const daysBefore = (days: number) => new Date(AT.getTime() - days * 86_400_000);
const facts = aResponse({ submittedAt: AT, acceptedAt: AT });
const sentence = (condition: Condition, context: RuleContext, language: 'en' | 'de' = 'en') =>
  matches({ conditions: condition }, facts, language, context).because[0]?.sentence;

describe('conditions on more than the answer', () => {
  const second: Condition = { type: 'earlier', level: 'low', days: 90, atLeast: 1 };

  it('count earlier answers of the level within the days', () => {
    const earlier = (days: number, level: 'low' | 'high' = 'low') => ({
      ...NO_CONTEXT,
      earlier: [{ at: daysBefore(days), level }],
    });
    expect([90, 91].map((days) => holds(second, facts, earlier(days)))).toEqual([true, false]);
    expect(holds(second, facts, earlier(3, 'high'))).toBe(false);
    expect(holds({ ...second, atLeast: 2 }, facts, earlier(3))).toBe(false);
    expect(holds(second, aResponse({ customer: null }), earlier(3))).toBe(false);
    expect(sentence(second, earlier(3))).toBe('1 earlier low score in 90 days, at least 1 wanted');
  });

  it('know whether the shop was open when the customer answered', () => {
    const hours = aCalendar({ week: every(7, [hm('10:00-18:00')]) });
    const closedSoon = aCalendar({ week: every(7, [hm('09:00-10:00')]) });
    const open: Condition = { type: 'hours', is: 'open' };
    const closed: Condition = { type: 'hours', is: 'closed' };
    expect([open, closed].map((each) => holds(each, facts, { ...NO_CONTEXT, hours }))).toEqual([true, false]);
    expect([open, closed].map((each) => holds(each, facts, { ...NO_CONTEXT, hours: closedSoon }))).toEqual([
      false,
      true,
    ]);
    expect([open, closed].map((each) => holds(each, facts, NO_CONTEXT))).toEqual([false, false]);
    expect(sentence(closed, NO_CONTEXT)).toBe('there are no opening hours');
    expect(sentence(open, { ...NO_CONTEXT, hours }, 'de')).toBe('das Geschäft war geöffnet');
  });

  it('take the day of the week where the shop is', () => {
    const tuesday: Condition = { type: 'weekday', in: ['tuesday'] };
    expect(holds(tuesday, facts, NO_CONTEXT)).toBe(false);
    expect(holds(tuesday, facts, { ...NO_CONTEXT, timeZone: 'Pacific/Kiritimati' })).toBe(false);
    const late = aResponse({ submittedAt: new Date('2026-03-02T11:00:00.000Z') });
    expect(holds(tuesday, late, { ...NO_CONTEXT, timeZone: 'Pacific/Kiritimati' })).toBe(true);
    expect(sentence(tuesday, NO_CONTEXT)).toBe('Monday is not one of the rule’s days');
  });

  it('find words in what the customer wrote, in upper or lower case', () => {
    const words: Condition = { type: 'words', in: ['refund', 'PARCEL'] };
    expect(holds(words, facts)).toBe(true);
    expect(sentence(words, NO_CONTEXT)).toBe('the comment says “PARCEL”');
    expect(holds({ type: 'words', in: ['refund'] }, facts)).toBe(false);
  });

  it('know what comments say once they have been read', () => {
    const [label, courier] = ['0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c', '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0d'];
    const unhappy: Condition = { type: 'sentiment', in: ['negative'] };
    const about: Condition = { type: 'topic', in: [label] };
    const read = (sentiment: string | null, ...topics: string[]) => ({
      ...NO_CONTEXT,
      understanding: { sentiment, topics },
    });
    expect([unhappy, about].map((each) => holds(each, facts, NO_CONTEXT))).toEqual([false, false]);
    expect(['negative', 'positive', null].map((mood) => holds(unhappy, facts, read(mood)))).toEqual([
      true,
      false,
      false,
    ]);
    expect([[courier, label], [courier], []].map((topics) => holds(about, facts, read('negative', ...topics)))).toEqual(
      [true, false, false],
    );
    expect(sentence(unhappy, NO_CONTEXT)).toBe('nobody knows how the comment sounds');
    expect(sentence(unhappy, read('positive'), 'de')).toBe('der Kommentar klingt zufrieden');
    expect(sentence(about, read(null, courier))).toBe('the comment is not about one of the rule’s topics');
    expect([asksForTexts({ any: [about] }), asksForTexts({ type: 'weekday', in: ['monday'] })]).toEqual([true, false]);
  });
});
