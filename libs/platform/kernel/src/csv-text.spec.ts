import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvCell, csvLine } from './csv-text.js';
import { withoutFormulaEscapes } from './formula-escape.js';

describe('csvLine', () => {
  it('round-trips through a parser', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 1, maxLength: 8 }), (texts) => {
        const [read] = parse(csvLine(texts), { relax_column_count: true }) as string[][];
        expect(read!.map(withoutFormulaEscapes)).toEqual(texts);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves numbers as they are', () => {
    expect([-3.5, -1e-7, '+4', null, true].map(csvCell)).toEqual(['"-3.5"', '"-1e-7"', '"+4"', '""', '"true"']);
  });
});
