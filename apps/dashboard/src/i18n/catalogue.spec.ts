import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { AREAS } from './areas.js';
import { LANGUAGES } from './languages.js';

const folder = new URL('../locales/', import.meta.url);

/** All texts of a file by their keys, such as `signIn.title`. */
function textsOf(language: string, area: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const collect = (value: unknown, path: string) => {
    if (typeof value === 'string') texts.set(path, value);
    else
      for (const [key, child] of Object.entries(value as object)) collect(child, path === '' ? key : `${path}.${key}`);
  };
  collect(JSON.parse(readFileSync(new URL(`${language}/${area}.json`, folder), 'utf8')), '');
  return texts;
}

/** A key without the suffix of its plural form. */
const stem = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const variablesOf = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name = '']) => name).toSorted();

const others = Object.keys(LANGUAGES).filter((language) => language !== 'en');
const files = others.flatMap((language) => AREAS.map((area) => [language, area] as const));

describe('the catalogue', () => {
  it('has a folder for each language and a file for each area', () => {
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(LANGUAGES).toSorted());
    for (const language of Object.keys(LANGUAGES))
      expect(readdirSync(new URL(language, folder)).toSorted()).toEqual(AREAS.map((area) => `${area}.json`));
  });

  it.each(files)('has all texts in %s: %s', (language, area) => {
    const english = new Set([...textsOf('en', area).keys()].map(stem));
    const keys = new Set([...textsOf(language, area).keys()].map(stem));
    expect([...keys].toSorted()).toEqual([...english].toSorted());
  });

  it.each(files)('has all plural forms in %s: %s', (language, area) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const texts = textsOf(language, area);
    const plurals = new Set([...textsOf('en', area).keys()].filter((key) => key.endsWith('_other')).map(stem));
    const missing = [...plurals]
      .flatMap((key) => forms.map((form) => `${key}_${form}`))
      .filter((key) => !texts.has(key));
    expect(missing).toEqual([]);
  });

  it.each(files)('fills in the same variables in %s: %s', (language, area) => {
    const english = textsOf('en', area);
    for (const [key, text] of textsOf(language, area)) {
      const original = english.get(key) ?? english.get(`${stem(key)}_other`) ?? '';
      // The forms for none, one and two may say the number as a word; `n` is `count` as a page writes it.
      const allowed = /_(zero|one|two)$/.test(key)
        ? variablesOf(original).filter((name) => name !== 'count' && name !== 'n')
        : variablesOf(original);
      expect([key, ...variablesOf(text).filter((name) => allowed.includes(name))]).toEqual([key, ...allowed]);
      expect(text.trim()).not.toBe('');
    }
  });
});
