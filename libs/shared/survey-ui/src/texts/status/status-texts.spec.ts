import { describe, expect, it } from '@jest/globals';
import { en } from './en.js';
import { STATUS_LANGUAGES, statusTexts, type StatusTextName } from './status-texts.js';

const NAMES = Object.keys(en) as StatusTextName[];
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();

describe('the texts of the status page', () => {
  it.each(STATUS_LANGUAGES.flatMap((language) => [[language, 'formal'] as const, [language, 'informal'] as const]))(
    'are complete in %s, %s, with the values of the English ones',
    (language, address) => {
      const { texts } = statusTexts(language, address);
      for (const name of NAMES) {
        expect(texts[name].trim()).not.toBe('');
        expect([name, places(texts[name])]).toEqual([name, places(en[name])]);
      }
    },
  );

  it('address customers as the workspace does, and fall back to English', () => {
    expect(statusTexts('de-AT').texts.you).toBe('Sie');
    expect(statusTexts('de-AT', 'informal').texts.you).toBe('Du');
    expect(statusTexts('tr').language).toBe('en');
  });
});
