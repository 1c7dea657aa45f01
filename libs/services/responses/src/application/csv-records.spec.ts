import { describe, expect, it } from '@jest/globals';
import { CsvRecords, type CsvRecord } from './csv-records.js';

const file = Buffer.from('\ufeffa,b\r\n1,"x\r\ny"\r\n\r\n2,"ü"\n3,z\r4,"q""q"\r\n5,6');
const cells = [
  ['a', 'b'],
  ['1', 'x\r\ny'],
  ['2', 'ü'],
  ['3', 'z'],
  ['4', 'q"q'],
  ['5', '6'],
];

function readAll(bytes: Buffer, start: number, step: number): { records: CsvRecord[]; defect: string | undefined } {
  const reader = new CsvRecords(start, ',');
  const records: CsvRecord[] = [];
  for (let at = start; at < bytes.length; at += step) {
    const result = reader.parse(bytes.subarray(at, at + step));
    records.push(...result.records);
    if (result.defect) return { records, defect: result.defect.code };
  }
  const last = reader.end();
  return { records: [...records, ...last.records], defect: last.defect?.code };
}

describe('CsvRecords', () => {
  it('parses the same records for any split of the file', () => {
    for (let step = 1; step <= file.length; step += 1) {
      expect(readAll(file, 0, step).records.map((record) => record.cells)).toEqual(cells);
    }
  });

  it('resumes after any record', () => {
    const { records } = readAll(file, 0, file.length);
    records.forEach((record, index) => {
      const rest = readAll(file, record.end, 3).records.map((each) => each.cells);
      expect(rest).toEqual(cells.slice(index + 1));
    });
  });

  it.each([
    ['an open quote', 'a,b\n1,2\n3,"x\n4,5\n', 'bad-quotes'],
    ['a quote inside a cell', 'a,b\n1,2\n3,x"y"\n', 'bad-quotes'],
    ['text after a quote', 'a,b\n1,2\n"x"y,1\n', 'bad-quotes'],
    ['a huge cell', `a,b\n1,2\n3,${'x'.repeat(1_100_000)}\n`, 'record-too-long'],
  ])('stops at %s and keeps the records before it', (_what, text, code) => {
    const { records, defect } = readAll(Buffer.from(text), 0, 65_536);
    expect(defect).toBe(code);
    expect(records.map((record) => record.cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('rejects content that is not UTF-8', () => {
    expect(readAll(Buffer.from('a,b\n\xff,1\n', 'latin1'), 0, 100).defect).toBe('not-utf8');
    expect(readAll(Buffer.from('a,b\nü', 'utf8').subarray(0, 5), 0, 100).defect).toBe('not-utf8');
  });
});
