import { describe, expect, it } from '@jest/globals';
import { surveyOf } from '../../test/builders.js';
import { interfaceTexts } from '../texts/interface-texts.js';
import { errorText } from './error-text.js';

const choices = [{ key: 'price' }, { key: 'service' }];
const { questions } = surveyOf([
  { key: 'nps', kind: 'nps' },
  { key: 'csat', kind: 'csat' },
  { key: 'ces', kind: 'ces' },
  { key: 'stars', kind: 'stars', max: 5 },
  { key: 'emoji', kind: 'emoji' },
  { key: 'single', kind: 'single', choices },
  { key: 'multi', kind: 'multi', choices },
  { key: 'matrix', kind: 'matrix', rows: choices, choices },
  { key: 'ranking', kind: 'ranking', choices },
  { key: 'text', kind: 'text', max: 20 },
  { key: 'email', kind: 'email' },
  { key: 'number', kind: 'number' },
  { key: 'age', kind: 'number', integer: true, min: 0, max: 130 },
  { key: 'date', kind: 'date', max: '2026-12-31' },
  { key: 'consent', kind: 'consent' },
]).survey;
const say = (key: string, code: string, language = 'en') =>
  errorText(
    interfaceTexts(language),
    questions.find((question) => question.key === key)!,
    code,
  );

describe('the sentence about an answer', () => {
  it.each([
    ['nps', 'Choose a number from 0 to 10'],
    ['csat', 'Choose a number from 1 to 5'],
    ['ces', 'Choose how much you agree'],
    ['stars', 'Choose from 1 to 5 stars'],
    ['emoji', 'Choose one of the faces'],
    ['single', 'Choose an answer'],
    ['multi', 'Choose at least one answer'],
    ['matrix', 'Choose an answer in each row'],
    ['ranking', 'Give each a different place'],
    ['text', 'Write your answer'],
    ['email', 'Enter an e-mail address like name@example.com'],
    ['number', 'Enter a number, like 12 or 7.5'],
    ['age', 'Enter a number from 0 to 130'],
    ['date', 'Choose a day'],
    ['consent', 'Choose Yes to go on'],
  ])('that is missing says what to do: %s', (key, sentence) => {
    expect(say(key, 'required')).toBe(sentence);
  });

  it.each([
    ['text', 'too-long', 'Shorten the answer to 20 characters or fewer'],
    ['age', 'out-of-range', 'Enter a number from 0 to 130'],
    ['age', 'wrong-type', 'Enter a whole number, like 12'],
    ['date', 'out-of-range', 'Choose December 31, 2026 or an earlier day'],
    ['date', 'invalid-format', 'Enter a day of the calendar'],
  ])('that breaks a rule names the rule: %s, %s', (key, code, sentence) => {
    expect(say(key, code)).toBe(sentence);
  });

  it('is in the language of the page', () => {
    expect(say('nps', 'required', 'de')).toBe('Wählen Sie eine Zahl von 0 bis 10');
    expect(say('ces', 'required', 'ja')).toBe('どの程度同意するかを選んでください');
  });
});
