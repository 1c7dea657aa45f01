import { describe, expect, it } from '@jest/globals';
import { surveyOf } from '../../test/builders.js';
import { otherName } from './field-names.js';
import { readForm, type Fields } from './read-form.js';
import { valuesToSave } from './values-to-save.js';
import { fieldsOf } from './write-form.js';

const choices = [{ key: 'price' }, { key: 'service' }];
const survey = surveyOf([
  { key: 'nps', kind: 'nps' },
  { key: 'why', kind: 'text', multiline: true, max: 20 },
  { key: 'amount', kind: 'number' },
  { key: 'one', kind: 'single', choices, other: true },
  { key: 'many', kind: 'multi', choices, other: true },
  { key: 'rows', kind: 'matrix', rows: choices, choices },
  { key: 'order', kind: 'ranking', choices },
  { key: 'mail', kind: 'email' },
  { key: 'happy', kind: 'consent' },
  { key: 'more', kind: 'text', show_if: { question: 'nps', op: 'lte', value: 6 } },
]);
const read = (fields: Fields, language = 'en') => readForm(survey, fields, language).answers;

describe('a form', () => {
  it('counts free text without a tick, unless one other choice is chosen', () => {
    expect(read({ many: 'price', [otherName('many')]: 'Toys' })).toEqual({ many: ['price', 'other:Toys'] });
    expect(read({ one: 'price', [otherName('one')]: 'Toys' })).toEqual({ one: 'price' });
    expect(read({ [otherName('one')]: 'Toys' })).toEqual({ one: 'other:Toys' });
  });

  it('reads numbers as readers of the page write them', () => {
    expect(read({ amount: '7,5' }, 'de')).toEqual({ amount: 7.5 });
    expect(read({ amount: '7.5' }, 'en')).toEqual({ amount: 7.5 });
    expect(read({ amount: 'seven' }, 'en')).toEqual({ amount: 'seven' });
  });

  it('counts a line break as one character', () => {
    expect(read({ why: 'a\r\nb' })).toEqual({ why: 'a\nb' });
  });

  it('keeps hidden texts that are too long, which are cut when they are stored', () => {
    expect(readForm(survey, { shop: 'x'.repeat(201) }, 'en').hiddenFields).toEqual({ shop: 'x'.repeat(201) });
  });

  it('is read again from the fields that carry answers along', () => {
    const answers = {
      nps: 3,
      why: 'late',
      amount: 7.5,
      one: 'other:radio',
      many: ['price', 'other:Toys'],
      rows: { price: 'service' },
      order: ['service', 'price'],
      mail: 'a@b.example',
      happy: false,
      more: 'x',
    };
    const fields: Record<string, string[]> = {};
    for (const { question } of survey.questions)
      for (const [name, value] of fieldsOf(question, answers[question.key as keyof typeof answers]))
        (fields[name] ??= []).push(value);
    for (const language of ['en', 'de', 'ar']) expect(read(fields, language)).toEqual(answers);
  });
});

describe('the values that a form saves', () => {
  it('clear what was taken back or is not asked any more, and leave out what would be rejected', () => {
    const fields = { nps: '9', why: 'x'.repeat(21), more: 'kept from a low score' };
    const values = valuesToSave(survey, readForm(survey, fields, 'en'));
    expect(values).toMatchObject({ nps: 9, more: null, amount: null });
    expect(values).not.toHaveProperty('why');
  });

  it('are none as long as nothing is answered', () => {
    expect(valuesToSave(survey, readForm(survey, { nps: '' }, 'en'))).toBeUndefined();
  });
});
