import { describe, expect, it } from '@jest/globals';
import { readFile, valuesOf } from './read-file.js';

const answer = (key: string, choice?: string) => ({ to: 'answer', key, ...(choice !== undefined && { choice }) });
const S = { Score: answer('recommend') };
const SW = { Score: answer('recommend'), Why: answer('why') };

/** A file, and the scores, texts and rejected rows that come out of it. */
interface Shape {
  readonly file: string | Buffer;
  readonly columns?: object;
  readonly options?: object;
  readonly scores?: readonly unknown[];
  readonly texts?: readonly unknown[];
  readonly errors?: readonly (readonly [number, string])[];
  readonly failure?: string;
}

function check({ file, columns = SW, options, scores = [9, 3], texts = ['good', 'bad'], errors = [], failure }: Shape) {
  const reading = readFile(file, columns, options);
  expect(reading.failure?.code).toBe(failure);
  expect(valuesOf(reading, 'recommend')).toEqual(scores);
  expect(valuesOf(reading, 'why')).toEqual(texts);
  expect(reading.errors.map(({ row, code }) => [row, code])).toEqual(errors);
}

const LATIN = (text: string) => Buffer.from(text, 'latin1');

describe('the shape of a file', () => {
  it.each<[string, Shape]>([
    ['a byte order mark', { file: '\ufeffScore,Why\n9,good\n3,bad\n' }],
    ['a quoted sep= line with a tab', { file: '"sep=\t"\r\nScore\tWhy\r\n9\tgood\r\n3\tbad\r\n' }],
    ['vertical bars, detected', { file: 'Score|Why\n9|good\n3|bad' }],
    ['semicolons, detected', { file: 'Score;Why\n9;good\n3;bad' }],
    ['line ends of old Macintoshes', { file: 'Score,Why\r9,good\r3,bad\r' }],
    [
      'two mapped rows of header joined',
      {
        file: 'Q,,\nScore,Why,\n9,good,\n3,bad,\n',
        columns: { 'Q | Score': answer('recommend'), 'Q | Why': answer('why') },
      },
    ],
    [
      'three rows of header of Qualtrics',
      {
        file: 'Q1,Q2\nHow likely?,Why?\n"{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\n9,good\n3,bad\n',
        columns: { Q1: answer('recommend'), Q2: answer('why') },
      },
    ],
    [
      'the row of the header by option',
      {
        file: 'Score,Why\nScore,Why\n9,good\n3,bad\n',
        options: { header_row: 2 },
      },
    ],
    ['names with hard and double blanks, in another case', { file: 'SCORE, Why\u00a0\n9,good\n3,bad\n' }],
    [
      'the second column of a name',
      {
        file: 'Score,Why,Why\n9,x,good\n3,y,bad\n',
        columns: { Score: answer('recommend'), 'Why (2)': answer('why') },
      },
    ],
    ['more cells than the header, blank ones', { file: 'Score,Why\n9,good,,\n3,bad,\n' }],
    [
      'more cells than the header, filled ones',
      {
        file: 'Score,Why\n9,good, really\n3,bad\n',
        scores: [3],
        texts: ['bad'],
        errors: [[2, 'too-many-columns']],
      },
    ],
  ])('%s', (_name, shape) => check(shape));
});

describe('quotes, encodings and row numbers', () => {
  it.each<[string, Shape]>([
    ['quotes around a part of a cell', { file: 'Score,Why\n9,"a" b\n3,a "b" c\n', texts: ['"a" b', 'a "b" c'] }],
    [
      'quotes that are not doubled in a quoted cell',
      {
        file: 'Score,Why\n9,"he said "hi, you" to me"\n3,bad\n',
        texts: ['he said "hi, you" to me', 'bad'],
      },
    ],
    [
      'line breaks in cells, which are one row',
      {
        file: 'Score,Why\n9,"good\n\nx"\n99,x\n3,bad\n',
        texts: ['good\n\nx', 'bad'],
        errors: [[3, 'out-of-range']],
      },
    ],
    [
      'a quote that is never closed, before quoted cells',
      {
        file: 'Score,Why\n7,"open\n9,"good"\n3,bad\n',
        errors: [[2, 'bad-quotes']],
      },
    ],
    [
      'a quote that is never closed, without others after it',
      {
        file: 'Score,Why\n7,"open\n9,good\n3,bad\n',
        errors: [[2, 'bad-quotes']],
      },
    ],
    ['blanks before and after quotes', { file: 'Score,Why\n9 , "good" \n3 ,\t"bad"\t\n' }],
    [
      'windows-1252 in the header',
      {
        file: LATIN('Note;Gr\xfcnde\n9;sch\xf6n\n3;\x80 5\n'),
        columns: { Note: answer('recommend'), Gründe: answer('why') },
        texts: ['schön', '€ 5'],
      },
    ],
    [
      'another encoding by option',
      {
        file: Buffer.from([...LATIN('Score,Why\n9,'), 0xe4, 0xe0, ...LATIN('\n3,bad\n')]),
        options: { encoding: 'windows-1251' },
        texts: ['да', 'bad'],
      },
    ],
    [
      'a byte without meaning in windows-1252',
      {
        file: LATIN('Score,Why\n9,\xe9\x81\n3,bad\n'),
        scores: [3],
        texts: ['bad'],
        errors: [[2, 'wrong-encoding']],
        failure: 'wrong-encoding',
      },
    ],
    [
      'row numbers below a report, blank lines and rows of separators',
      {
        file: 'Report\n\nScore,Why\n,\n9,good\n\n99,x\n3,bad\n',
        errors: [[7, 'out-of-range']],
      },
    ],
    [
      'the row of a line of more than a megabyte',
      {
        file: `Score,Why\n7,${'x'.repeat(1_100_000)}\n9,good\n3,bad\n`,
        errors: [[2, 'row-too-long']],
      },
    ],
  ])('%s', (_name, shape) => check(shape));
});

describe('times and days', () => {
  const times = (cells: readonly string[], options: object) =>
    readFile(
      ['Score\tAt', ...cells.map((cell) => `9\t${cell}`)].join('\n'),
      { ...S, At: { to: 'submitted_at' } },
      options,
    );
  it.each<[string, string, object, string]>([
    ['a day of two digits', '3.2.26', { date_format: 'dd.mm.yyyy' }, '2026-02-03T00:00:00.000Z'],
    ['a year of two digits in the last century', '31/12/99', { date_format: 'dd/mm/yyyy' }, '1999-12-31T00:00:00.000Z'],
    ['the year first with two digits', '26/02/03', { date_format: 'yy/mm/dd' }, '2026-02-03T00:00:00.000Z'],
    ['Google Forms with an offset', '2026/02/03 2:05:11 PM GMT+1', {}, '2026-02-03T13:05:11.000Z'],
    ['noon and midnight', '2/3/2026 12:00 a.m.', { date_format: 'mm/dd/yyyy' }, '2026-02-03T00:00:00.000Z'],
    ['the name of a month', '3 February 2026, 14:05', {}, '2026-02-03T14:05:00.000Z'],
    ['the name of a month first', 'Feb 3, 2026 2:05 PM', {}, '2026-02-03T14:05:00.000Z'],
    ['a German month', 'Di., 3. März 2026 um 14:05 Uhr', {}, '2026-03-03T14:05:00.000Z'],
    [
      'the text of a date in JavaScript',
      'Tue Feb 03 2026 14:05:11 GMT+0100 (Central European Standard Time)',
      {},
      '2026-02-03T13:05:11.000Z',
    ],
    ['an abbreviation', '2026-02-03 14:05 CEST', {}, '2026-02-03T12:05:00.000Z'],
    ['a zone in the cell', '2026-07-01 14:05 Europe/Berlin', {}, '2026-07-01T12:05:00.000Z'],
    ['a local day of a zone', '2026-02-03', { time_zone: 'Asia/Tokyo' }, '2026-02-02T15:00:00.000Z'],
    ['the hour that occurs twice', '2025-10-26 02:30', { time_zone: 'Europe/Berlin' }, '2025-10-26T00:30:00.000Z'],
    ['the hour that is skipped', '2026-03-29 02:30', { time_zone: 'Europe/Berlin' }, '2026-03-29T01:30:00.000Z'],
    ['a hard blank before the time', '2026-02-03\u202f14:05', {}, '2026-02-03T14:05:00.000Z'],
  ])('%s', (_name, cell, options, expected) => {
    const reading = times([cell], options);
    expect(reading.errors).toEqual([]);
    expect(reading.responses[0]?.submittedAt?.toISOString()).toBe(expected);
  });

  it.each([
    ['2026-02-30', {}],
    ['29.02.2025', { date_format: 'dd.mm.yyyy' }],
    ['2026-02-03 25:00', {}],
    ['2026-02-03 13:00 PM', {}],
    ['2026-02-03 10:00 IST', {}],
    ['2026-02-03 10:00+14:30', {}],
    ['2026-02-03 10:00 Mars/Phobos', {}],
    ['3.2.2026', {}],
    ['02/13/2026', { date_format: 'dd/mm/yyyy' }],
    ['yesterday', {}],
    ['46056', {}],
  ])('rejects %s alone, with the rule', (cell, options) => {
    const reading = times([cell, '2026-02-03'], options);
    expect(reading.responses).toHaveLength(1);
    expect(reading.errors).toMatchObject([{ row: 2, column: 'At', code: 'invalid-format' }]);
    expect(reading.errors[0]!.detail).toContain(cell);
  });
});

describe('values', () => {
  const value = (question: string, cell: string, options: object = {}) => {
    const reading = readFile(
      `A\tB\n9\t"${cell.replaceAll('"', '""')}"\n`,
      { A: answer('recommend'), B: answer(question) },
      options,
    );
    return reading.errors.length > 0 ? reading.errors.map(({ code }) => code) : valuesOf(reading, question)[0];
  };
  it.each<[string, string, object, unknown]>([
    ['amount', '1.249,50', { decimal: ',' }, 1249.5],
    ['amount', '1 249,50 €', { decimal: ',' }, 1249.5],
    ['amount', "1'249.5", {}, 1249.5],
    ['amount', '12,34,567', {}, 1234567],
    ['amount', '$1,249.00', {}, 1249],
    ['amount', '-1e-7', {}, -1e-7],
    ['amount', '1.2.3', {}, ['wrong-type']],
    ['amount', '12,5', {}, ['wrong-type']],
    ['amount', '1.5', { decimal: ',' }, ['wrong-type']],
    ['amount', '9007199254740993', {}, ['out-of-range']],
    ['csat', 'Very satisfied', {}, 5],
    ['csat', 'sehr zufrieden', {}, 5],
    ['csat', 'Satisfied (4)', {}, 4],
    ['csat', '4/5', {}, 4],
    ['csat', '4/10', {}, ['wrong-type']],
    ['csat', '★★★★☆', {}, 4],
    ['csat', '1-2 times', {}, ['wrong-type']],
    ['csat', '4.5', {}, ['wrong-type']],
    ['source', 'WERBUNG', {}, 'ad'],
    ['source', 'Other: A bus poster', {}, 'other:A bus poster'],
    ['reasons', 'Service, help and returns, Price', {}, ['price', 'service']],
    ['reasons', 'Price;Delivery;', {}, ['price', 'delivery']],
    ['reasons', 'delivery|It smells, badly', {}, ['delivery', 'other:It smells, badly']],
    ['reasons', 'Price\nDelivery', {}, ['price', 'delivery']],
    ['contact', 'oui', {}, true],
    ['contact', 'You may write to me.', {}, true],
    ['contact', 'perhaps', {}, ['wrong-type']],
    ['bought', '28.2.2026 00:00', { date_format: 'dd.mm.yyyy' }, '2026-02-28'],
    ['why', "'=1+1", {}, '=1+1'],
    ['why', "'tis good", {}, "'tis good"],
  ])('%s of %p with %p is %p', (question, cell, options, expected) => {
    expect(value(question, cell, options)).toEqual(expected);
  });

  it.each([
    ['de_DE.UTF-8', 'de'],
    ['German', 'de'],
    ['Français', 'fr'],
    ['FR-ca', 'fr'],
  ])('reads the language %s as %s', (cell, language) => {
    const reading = readFile(`Score,L\n9,${cell}\n`, { ...S, L: { to: 'language' } });
    expect(reading.responses[0]?.language).toBe(language);
  });

  it('reads one column per choice with zeros and free text, and reports two choices of a single one', () => {
    const columns = {
      P: answer('reasons', 'price'),
      D: answer('reasons', 'delivery'),
      O: answer('reasons', 'other'),
      F: answer('source', 'friend'),
      A: answer('source', 'ad'),
    };
    const reading = readFile('P,D,O,F,A\n1,0,,x,\nPrice,Delivery,Too loud,,nein\n1,,,x,x\n', columns);
    expect(valuesOf(reading, 'reasons')).toEqual([['price'], ['price', 'delivery', 'other:Too loud']]);
    expect(valuesOf(reading, 'source')).toEqual(['friend']);
    expect(reading.errors).toMatchObject([{ row: 4, column: 'A', code: 'duplicate' }]);
  });

  it('reports all defects of a row at once, and no consequences of them', () => {
    const columns = { ...SW, At: { to: 'submitted_at' }, N: answer('amount'), V: { to: 'hidden_field', key: 'vip' } };
    const reading = readFile('Score,Why,At,N,V\n99,x,31.12.2025,much,perhaps\n', columns);
    expect(new Set(reading.errors.map(({ column }) => column))).toEqual(new Set(['At', 'N', 'Score', 'V']));
    expect(reading.errors).toHaveLength(4);
  });
});

describe('the same rows again', () => {
  const ids = (file: string, columns: object = SW, options?: object) =>
    readFile(file, columns, options).responses.map(({ submissionId }) => submissionId);
  const first = ids('Score,Why\n9,good\n3,bad\n9,good\n');

  it.each<[string, string, object, object]>([
    ['sorted otherwise', 'Score,Why\n3,bad\n9,good\n9,good\n', SW, {}],
    ['with blank lines between', 'Score,Why\n\n9,good\n,\n3,bad\n9,good\n', SW, {}],
    ['with more columns that are not mapped', 'Score,No,Why\n9,1,good\n3,2,bad\n9,3,good\n', SW, {}],
    ['with columns in another order', 'Why,Score\ngood,9\nbad,3\ngood,9\n', SW, {}],
    ['with other names of columns', 'A,B\n9,good\n3,bad\n9,good\n', { A: answer('recommend'), B: answer('why') }, {}],
    ['with another separator and quotes', 'Score;Why\n"9";"good"\n"3";"bad"\n"9";"good"\n', SW, {}],
    ['in another encoding', '\ufeffScore,Why\n9,good\n3,bad\n9,good\n', SW, {}],
    ['with labels of scores', 'Score,Why\n9 - Likely,good\n3 - Hm,bad\n9 - Likely,good\n', SW, {}],
    ['below a report', 'Report\n\nScore,Why\n9,good\n3,bad\n9,good\n', SW, {}],
  ])('has the same ids %s', (_name, file, columns, options) => {
    expect(ids(file, columns, options).toSorted()).toEqual(first.toSorted());
  });

  it('has new ids only for new occurrences', () => {
    const newer = ids('Score,Why\n7,new\n9,good\n9,good\n9,good\n3,bad\n');
    expect(newer.filter((id) => !first.includes(id))).toHaveLength(2);
    expect(new Set(newer).size).toBe(5);
  });

  it('identifies rows with an id by it, whatever else they contain', () => {
    const columns = { ...SW, Id: { to: 'submission_id' } };
    expect(ids('Score,Why,Id\n9,good,a\n', columns)).toEqual(ids('Score,Why,Id\n3,bad,a\n', columns));
  });
});

describe('reading in pieces', () => {
  it.each([1, 2, 3, 7, 64])('gives the same rows in pieces of %p bytes', (piece) => {
    const file = '\ufeffScore,Why\r\n9,"good ""ü""\r\nx"\r\n\r\n99,"open\r\n3,"bad"\r\n8,a"b\r\n';
    const whole = readFile(file, SW);
    const pieces = readFile(file, SW, {}, piece);
    expect(pieces.errors).toEqual(whole.errors);
    expect(pieces.responses).toEqual(whole.responses);
    expect(whole.responses).toHaveLength(3);
  });
});
