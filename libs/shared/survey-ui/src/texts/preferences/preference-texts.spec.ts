import { describe, expect, it } from '@jest/globals';
import { CUSTOMER_LANGUAGES } from '@hearback/questionnaire';
import { en } from './en.js';
import { preferenceTexts, type PreferenceTextName } from './preference-texts.js';

const NAMES = Object.keys(en) as PreferenceTextName[];
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();

describe('the texts of the preference pages', () => {
  it.each(CUSTOMER_LANGUAGES.flatMap((language) => [[language, 'formal'] as const, [language, 'informal'] as const]))(
    'are complete in %s, %s, with the values of the English ones',
    (language, address) => {
      const { texts } = preferenceTexts(language, address);
      for (const name of NAMES) {
        expect(texts[name].trim()).not.toBe('');
        expect([name, places(texts[name])]).toEqual([name, places(en[name])]);
      }
    },
  );

  it('address customers as the workspace does', () => {
    expect(preferenceTexts('de-AT').texts.stopAsk).toContain('Sie');
    expect(preferenceTexts('de-AT', 'informal').texts.stopAsk).toContain('dich');
  });
});
