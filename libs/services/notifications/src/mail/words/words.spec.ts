import { describe, expect, it } from '@jest/globals';
import { STAFF_LANGUAGES } from '@hearback/questionnaire';
import { mailWords } from './index.js';

const PLURAL = /\.(zero|one|two|few|many|other)$/;

/** All texts of a language by their keys, such as `task.subject.task_due`. */
function textsOf(language: keyof typeof mailWords): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const collect = (value: unknown, path: string) => {
    if (typeof value === 'string') texts.set(path, value);
    else
      for (const [key, child] of Object.entries(value as object)) collect(child, path === '' ? key : `${path}.${key}`);
  };
  collect(mailWords[language], '');
  return texts;
}

const stem = (key: string) => key.replace(PLURAL, '');
const variablesOf = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name).toSorted();
const english = textsOf('en');

describe.each(STAFF_LANGUAGES)('the texts of mails in %s', (language) => {
  const texts = textsOf(language);

  it('are complete', () => {
    expect([...new Set([...texts.keys()].map(stem))].toSorted()).toEqual(
      [...new Set([...english.keys()].map(stem))].toSorted(),
    );
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('have all plural forms', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plurals = new Set([...english.keys()].filter((key) => PLURAL.test(key)).map(stem));
    const expected = [...plurals].flatMap((key) => forms.map((form) => `${key}.${form}`));
    expect([...texts.keys()].filter((key) => PLURAL.test(key)).toSorted()).toEqual(expected.toSorted());
  });

  it('fill in the same variables', () => {
    for (const [key, text] of texts) {
      const original = variablesOf(english.get(key) ?? english.get(`${stem(key)}.other`) ?? '');
      // The forms for none, one and two may say the number as a word.
      const isOptional = (name: string) => name === 'count' && /\.(zero|one|two)$/.test(key);
      const required = original.filter((name) => !isOptional(name));
      expect([key, variablesOf(text).filter((name) => !isOptional(name))]).toEqual([key, required]);
    }
  });

  it('are translated', () => {
    const same = [...texts].filter(([key, text]) => language !== 'en' && english.get(key) === text);
    expect(same).toEqual([]);
  });
});
