import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { escapeFormulas, withoutFormulaEscapes } from './formula-escape.js';

const FORMULA = /^[^\S\t\r\n]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
const piece = fc.constantFrom(...'=+-@\t\r\n;\uff1d\uff0b\uff0d\uff20\u00a0\ufeff \'"1a,'.split(''));
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.array(piece).map((parts) => parts.join('')),
);

describe('escapeFormulas', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['-5 °C outside', "'-5 °C outside"],
    [' =1+1', "' =1+1"],
    ['\u00a0=1+1', "'\u00a0=1+1"],
    ['\ufeff=1+1', "'\ufeff=1+1"],
    ['\t=1+1', "'\t'=1+1"],
    ['good;=1+1', "good;'=1+1"],
    ['good; =1+1', "good;' =1+1"],
    ['good\n@SUM(A1)', "good\n'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    ["'=1+1", "''=1+1"],
    ['a-b', 'a-b'],
    ["it's", "it's"],
    ['-1e-7', '-1e-7'],
    ['+4', '+4'],
    ['-3.5', '-3.5'],
  ])('writes %j as %j', (given, expected) => {
    expect(escapeFormulas(given)).toBe(expected);
    expect(withoutFormulaEscapes(expected)).toBe(given);
  });

  it('leaves no formula wherever a spreadsheet splits cells, and can be taken back', () => {
    fc.assert(
      fc.property(text, (given) => {
        const escaped = escapeFormulas(given);
        expect(withoutFormulaEscapes(escaped)).toBe(given);
        if (escaped === given && /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(given)) return;
        expect(escaped).not.toMatch(/^[\t\r\n]/);
        for (const cell of escaped.split(/[;\t\r\n]/)) expect(cell).not.toMatch(FORMULA);
      }),
      { numRuns: 5000 },
    );
  });
});
