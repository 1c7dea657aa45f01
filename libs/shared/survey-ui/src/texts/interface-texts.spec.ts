import { describe, expect, it } from '@jest/globals';
import { en } from './en.js';
import { CUSTOMER_LANGUAGES } from '@hearback/questionnaire';
import { interfaceTexts } from './interface-texts.js';
import { type TextName } from './own-texts.js';

const NAMES = Object.keys(en) as TextName[];
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();

describe("the interface's own texts", () => {
  it.each(CUSTOMER_LANGUAGES.flatMap((language) => [[language, 'formal'] as const, [language, 'informal'] as const]))(
    'are complete in %s, %s, with the values of the English ones',
    (language, address) => {
      const { texts } = interfaceTexts(language, address);
      for (const name of NAMES) {
        expect(texts[name].trim()).not.toBe('');
        expect([name, places(texts[name])]).toEqual([name, places(en[name])]);
      }
    },
  );

  it('address customers informally where the language makes a difference', () => {
    expect(interfaceTexts('de').texts.errChoose).toBe('Wählen Sie eine Antwort');
    expect(interfaceTexts('de-AT', 'informal').texts.errChoose).toBe('Wähle eine Antwort');
  });

  it('are the English ones for other languages, and say so', () => {
    expect(interfaceTexts('fi').language).toBe('en');
  });
});
