import { describe, expect, it } from '@jest/globals';
import { exampleSurvey, parsed } from '../test/builders.js';
import { parseSurvey } from './parse-survey.js';
import { fillIn, pipingOf } from './piping.js';

const GREETING = 'Hello {{ customer.first_name | default: "there" }}, how was {{hidden.shop|default:"our shop"}}?';

const defectOf = (id: string, text: string) => {
  const survey = exampleSurvey();
  survey.texts.en[id] = text;
  const result = parseSurvey(survey);
  return result.ok ? undefined : result.errors[0];
};

describe('piping', () => {
  it('fills in attributes and hidden fields, or the default', () => {
    expect(fillIn(GREETING, { customer: { first_name: 'Ada' }, hidden: { shop: 'Lyon' } })).toBe(
      'Hello Ada, how was Lyon?',
    );
    expect(fillIn(GREETING, {})).toBe('Hello there, how was our shop?');
    expect(fillIn(GREETING, { customer: { first_name: ' ' }, hidden: { shop: 7 } })).toBe('Hello there, how was 7?');
    expect(fillIn(GREETING, { customer: JSON.parse('{"__proto__": {"first_name": "x"}}') })).toContain('Hello there');
    expect(fillIn('No piping', {})).toBe('No piping');
  });

  it('does not fill in what a value contains', () => {
    const value = '{{ hidden.shop | default: "x" }} $& $1';
    expect(fillIn('{{ customer.a | default: "b" }}', { customer: { a: value } })).toBe(value);
  });

  it('names its places', () => {
    expect(pipingOf(GREETING)).toEqual([
      { source: 'customer', key: 'first_name', fallback: 'there' },
      { source: 'hidden', key: 'shop', fallback: 'our shop' },
    ]);
  });

  it('is accepted in titles, help, welcome and thank-you texts', () => {
    for (const id of ['welcome.title', 'thank_you.low.text', 'questions.nps.title', 'questions.nps.help']) {
      expect(defectOf(id, GREETING)).toBeUndefined();
    }
    const survey = exampleSurvey();
    survey.texts.en['welcome.text'] = GREETING;
    expect(parsed(survey).texts['en']).toHaveProperty(['welcome.text'], GREETING);
  });

  it.each([
    ['welcome.title', 'Hello {{ customer.first_name }}', 'no-default', 'default: "there"'],
    ['welcome.title', 'Hello {{ customer.first_name | default: "" }}', 'invalid-piping', 'must have the form'],
    ['welcome.title', 'Hello {{ first_name | default: "you" }}', 'invalid-piping', '{{ customer.first_name'],
    ['welcome.title', `${GREETING} {{`, 'invalid-piping', 'at each {{'],
    ['welcome.title', 'At {{ hidden.town | default: "here" }}', 'unknown-reference', 'hidden.visits, hidden.shop'],
    ['welcome.title', 'A {{ hidden.member | default: "no" }}', 'unknown-reference', 'hidden.member'],
    ['questions.effort.statement', GREETING, 'not-applicable', 'only titles, help'],
    ['questions.reasons.choices.price', GREETING, 'not-applicable', 'only titles, help'],
  ])('rejects %s with %j', (id, text, code, detail) => {
    expect(defectOf(id, text)).toEqual({ pointer: `/texts/en/${id}`, code, detail: expect.stringContaining(detail) });
  });
});
