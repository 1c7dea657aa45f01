import { describe, expect, it } from '@jest/globals';
import { STATUS_LANGUAGES } from '../status/status-texts.js';
import { callBackTexts } from './call-back-texts.js';
import { en } from './en.js';

const NAMES = Object.keys(en) as (keyof typeof en)[];
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();

describe('the texts of the page for call-backs', () => {
  it.each(STATUS_LANGUAGES.flatMap((language) => [[language, 'formal'] as const, [language, 'informal'] as const]))(
    'are complete in %s, %s, with the values of the English ones',
    (language, address) => {
      const { texts } = callBackTexts(language, address);
      for (const name of NAMES) {
        expect(texts[name].trim()).not.toBe('');
        expect([name, places(texts[name])]).toEqual([name, places(en[name])]);
      }
    },
  );

  it('address customers as the workspace does', () => {
    expect(callBackTexts('de', 'informal').texts.title).toContain('dich');
    expect(callBackTexts('ja').language).toBe('en');
  });
});
