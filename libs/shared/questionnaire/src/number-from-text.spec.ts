import { describe, expect, it } from '@jest/globals';
import { numberFromText } from './number-from-text.js';

describe('a number as people write it', () => {
  it.each([
    ['7,5', 'de', 7.5],
    ['7.5', 'de', 7.5],
    ['7.5', 'en', 7.5],
    ['7,5', 'en', 7.5],
    ['1.249', 'de', 1249],
    ['1.249', 'en', 1.249],
    ['1,249', 'en', 1249],
    ['1,249', 'fr', 1.249],
    ['1.249,50', 'en', 1249.5],
    ['1,249.50', 'de', 1249.5],
    ['1 249,50', 'fr', 1249.5],
    ['1\u202f249\u202f000', 'fr', 1_249_000],
    ['1’249.5', 'de-CH', 1249.5],
    ['1.249.000', 'de', 1_249_000],
    ['-3,5', 'pl', -3.5],
    ['−3', 'en', -3],
    ['٧٫٥', 'ar', 7.5],
    ['۷', 'ar', 7],
    ['１２', 'ja', 12],
    ['12', 'de', 12],
    ['1e3', 'de', 1000],
    ['1,2,3', 'de', '1,2,3'],
    ['1.24.9', 'en', '1.24.9'],
    ['about 7', 'en', 'about 7'],
    ['7,', 'de', '7,'],
    ['', 'de', ''],
  ])('reads %j on a page in %s as %j', (text, language, number) => {
    expect(numberFromText(text, language)).toBe(number);
  });

  it('reads only the form of programs without a language', () => {
    expect(numberFromText(' 7.5 ')).toBe(7.5);
    expect(numberFromText('7,5')).toBe('7,5');
  });
});
