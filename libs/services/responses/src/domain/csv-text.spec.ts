import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvCell, csvLine } from './csv-text.js';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc
    .tuple(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '\uff1d', '\uff0b', '\uff0d', '\uff20', '"', "'"),
      fc.string(),
    )
    .map((parts) => parts.join('')),
);

describe('csvLine', () => {
  it('round-trips through a parser, and has no cell that is a formula', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (texts) => {
        const [read] = parse(csvLine(texts), { relax_column_count: true }) as string[][];
        expect(read!.map((text, index) => (text === texts[index] ? text : text.slice(1)))).toEqual(texts);
        for (const text of read!)
          if (!/^[+-]?\d+(\.\d+)?$/.test(text)) expect(text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
      { numRuns: 5000 },
    );
  });

  it('leaves plain numbers as they are', () => {
    expect([csvCell(-3.5), csvCell('+4'), csvCell(null), csvCell(true)]).toEqual(['"-3.5"', '"+4"', '""', '"true"']);
  });
});
