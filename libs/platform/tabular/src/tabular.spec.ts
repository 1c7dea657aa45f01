import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  cellDecoder,
  CellDefect,
  cellText,
  dateFormatsOf,
  decimalsOf,
  formatQuestions,
  guessLayout,
  inChunks,
  layoutOf,
  NumberedRows,
  rejectedRows,
  rejectedText,
  shapeError,
  type FileLayout,
} from './index.js';

const UNKNOWN = { encoding: undefined, delimiter: undefined, headerRow: undefined, headerRows: undefined };

function layout(file: Buffer, columns?: readonly string[]): FileLayout {
  const found = columns === undefined ? guessLayout(file, true, UNKNOWN) : layoutOf(file, true, UNKNOWN, columns);
  if ('code' in found) throw new Error(found.detail);
  return found;
}

/** The rows of a file that arrives in pieces of this size. */
function rowsOf(file: Buffer, of: FileLayout, size: number) {
  const rows = new NumberedRows(of, of.dataStart, 0);
  const read = [];
  for (let at = of.dataStart; at < file.length; at += size) read.push(...rows.push(file.subarray(at, at + size)));
  return [...read, ...rows.push(undefined)];
}

const quotedCell = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('rows of a file', () => {
  it('are the same in whatever pieces it arrives, also if reading begins again after any of them', () => {
    const cell = fc.constantFrom('a', '', 'say "hi"', 'two\nlines', 'x;y', 'größe', '  ', '5"');
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 9 }), (lines, size) => {
        const body = lines.map((cells) => cells.map(quotedCell).join(';')).join('\r\n');
        const file = Buffer.from(`Name;Ort;Was\r\n${body}`);
        const of = layout(file);
        const whole = rowsOf(file, of, file.length);
        expect(rowsOf(file, of, size)).toEqual(whole);
        for (const { end, row } of whole) {
          const rest = new NumberedRows(of, end, row);
          const again = [...rest.push(file.subarray(end)), ...rest.push(undefined)];
          expect(again).toEqual(whole.filter((each) => each.row > row));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('have the numbers that a spreadsheet shows, and blank rows count', () => {
    const file = Buffer.from('Report of May\n\nname,city\n\nAda,Bern\n,\nBen,Ulm\n');
    const of = layout(file, ['name', 'city']);
    expect(rowsOf(file, of, 5).map(({ row, cells }) => [row, cells])).toEqual([
      [5, ['Ada', 'Bern']],
      [7, ['Ben', 'Ulm']],
    ]);
  });

  it('that are misshapen are rejected alone', () => {
    const file = Buffer.from('a,b\n"open,1\n2,3,4\n5,6,\n');
    const defects = rowsOf(file, layout(file), 100).map((row) => shapeError(row, 2)?.code);
    expect(defects).toEqual(['bad-quotes', 'too-many-columns', undefined]);
  });

  it('come back as a file to be mended, in its own encoding, without formulas', () => {
    const file = Buffer.from('Name;Wert\nGr\u00f6\u00dfe;=1+1\nAda;2\n', 'latin1');
    const of = layout(file);
    const source = rowsOf(file, of, 100);
    const errors = [{ row: 2, column: 'Wert', code: 'x', detail: 'must be a number' }];
    const { preamble, rows } = rejectedRows(of, source, errors);
    expect(preamble.toString('latin1')).toBe('Name;Wert;"defects"\r\n');
    expect(rows.map(({ line }) => rejectedText(line, undefined))).toEqual([`"Größe";"'=1+1";"Wert: must be a number"`]);
  });
});

describe('cells', () => {
  it('are texts of their encoding, or say why they are none', () => {
    const empty = new Set(['', 'NA']);
    const utf8 = cellDecoder('utf-8');
    expect(cellText(' NA ', utf8, empty)).toBeUndefined();
    expect(cellText("'=1+1", utf8, empty)).toBe('=1+1');
    expect(cellText('\u00f6', utf8, empty)).toBeInstanceOf(CellDefect);
    expect(cellText('a\0', utf8, empty)).toBeInstanceOf(CellDefect);
  });

  it('leave open what only a person can say', () => {
    const days = ['02/11/2026', '10/11/2026'];
    const dates = dateFormatsOf(days);
    expect(dates).toEqual(['dd/mm/yyyy', 'mm/dd/yyyy']);
    expect(dateFormatsOf([...days, '31/12/2026'])).toEqual(['dd/mm/yyyy']);
    const numbers = ['1.249'];
    const decimals = decimalsOf(numbers);
    expect(formatQuestions({ dates, days }, { decimals, numbers })).toMatchObject([
      { code: 'date-order', readings: [{ from: '2026-11-02' }, { from: '2026-02-11' }] },
      { code: 'decimal-sign', readings: [{ from: '1.249' }, { from: '1249' }] },
    ]);
  });
});

it('joins pieces into chunks of at least so many bytes, without losing any', async () => {
  async function* pieces() {
    for (const text of ['ab', 'c', 'defg', 'h']) yield Buffer.from(text);
  }
  const chunks: string[] = [];
  for await (const chunk of inChunks(pieces(), 3)) chunks.push(chunk.toString());
  expect(chunks).toEqual(['abc', 'defg', 'h']);
});
