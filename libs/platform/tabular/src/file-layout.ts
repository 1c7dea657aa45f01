import { CsvRows } from './csv-rows.js';
import { byteOrderMarkOf, cellDecoder, detectEncoding, type CellDecoder, type Encoding } from './encoding.js';
import { bestHeader, namedHeader, type HeaderPlace } from './header-place.js';
import type { HeaderNames } from './header-names.js';

/** Separators between cells. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;

export type Delimiter = (typeof DELIMITERS)[number];

/** What a sender says of the form of a file; undefined: detected. */
export interface FileFormat {
  readonly encoding: Encoding | undefined;
  readonly delimiter: Delimiter | undefined;
  /** Row number of the header, as in a spreadsheet. */
  readonly headerRow: number | undefined;
  /** Number of rows that the header has. */
  readonly headerRows: number | undefined;
}

/** The form of a file, as detected from its beginning. */
export interface FileLayout {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** Row number of the first row of the header. */
  readonly headerRow: number;
  readonly headerRows: number;
  readonly names: HeaderNames;
  /** Index of each mapped column. */
  readonly indexes: readonly number[];
  /** Offset of the first row after the header. */
  readonly dataStart: number;
  /** The content before the first row after the header. */
  readonly preamble: Buffer;
  readonly decode: CellDecoder;
}

/** Why a file cannot be read. */
export interface LayoutDefect {
  readonly code: string;
  readonly detail: string;
  readonly row: number | null;
}

/** Bytes at the beginning of a file in which the header is searched. */
export const SAMPLE_BYTES = 262_144;

/** Rows of the sample that are read. */
const SAMPLE_ROWS = 120;

const MAX_COLUMNS = 1000;

/** The line with which a file tells Excel its separator. It is not a row of the sheet. */
const SEP_LINE = /^"?sep=([,;|\t])"?[ \t]*(?:\r\n|\n|\r)/i;

const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** The header of a file that is read with a mapping is the first row that has all mapped columns. */
export function layoutOf(
  sample: Buffer,
  isWhole: boolean,
  format: FileFormat,
  columns: readonly string[],
): FileLayout | LayoutDefect {
  return layoutWith(sample, isWhole, format, (rows) => namedHeader(rows, format, columns));
}

/** The layout of a file without a mapping: the header is the first row that looks like one. */
export function guessLayout(sample: Buffer, isWhole: boolean, format: FileFormat): FileLayout | LayoutDefect {
  return layoutWith(sample, isWhole, format, (rows) => bestHeader(rows, format));
}

/** The rows after the header at the beginning of a file. */
export function sampleOf(sample: Buffer, isWhole: boolean, layout: FileLayout): readonly (readonly string[])[] {
  const { dataStart, delimiter, decode } = layout;
  return sampleRows(sample, dataStart, isWhole, delimiter, decode).rows;
}

/** Rows, decoded as far as possible, with the offset after each. */
interface SampleRows {
  readonly rows: readonly (readonly string[])[];
  readonly ends: readonly number[];
}

function layoutWith(
  sample: Buffer,
  isWhole: boolean,
  format: FileFormat,
  find: (rows: readonly (readonly string[])[]) => HeaderPlace | LayoutDefect,
): FileLayout | LayoutDefect {
  if (sample.length === 0) return { code: 'empty', detail: 'The file is empty.', row: null };
  if (sample.subarray(0, 4).equals(OLD_EXCEL)) return OLD_SHEET;
  const encoding = format.encoding ?? detectEncoding(sample);
  const decode = cellDecoder(encoding);
  const mark = byteOrderMarkOf(sample);
  const sep = SEP_LINE.exec(sample.subarray(mark, mark + 20).toString('latin1'));
  const start = mark + (sep?.[0].length ?? 0);
  const wanted = format.delimiter ?? (sep?.[1] as Delimiter | undefined);
  const attempts = (wanted === undefined ? DELIMITERS : [wanted]).map((delimiter) => {
    const { rows, ends } = sampleRows(sample, start, isWhole, delimiter, decode);
    return { delimiter, rows, ends, place: find(rows) };
  });
  const best = attempts.reduce((a, b) => (scoreOf(b.place) > scoreOf(a.place) ? b : a));
  const { place, delimiter, rows, ends } = best;
  const header = rows[(place.row ?? 1) - 1] ?? [];
  if (header.some((name) => name.includes('\0'))) return NOT_TEXT;
  if (header.length > MAX_COLUMNS) {
    return { code: 'too-many-columns', detail: `The header has more than ${MAX_COLUMNS} columns.`, row: place.row };
  }
  if ('code' in place) return place;
  const { row: headerRow, rows: headerRows, names, indexes } = place;
  const dataStart = ends[headerRow + headerRows - 2] ?? sample.length;
  return {
    encoding,
    delimiter,
    headerRow,
    headerRows,
    names,
    indexes,
    dataStart,
    decode,
    preamble: sample.subarray(0, dataStart),
  };
}

/** How well a delimiter fits: every header that was found is better than none. */
function scoreOf(place: HeaderPlace | LayoutDefect): number {
  return 'code' in place ? -1 / (1 + ('found' in place ? (place.found as number) : 0)) : 1 + place.score;
}

function sampleRows(
  sample: Buffer,
  start: number,
  isWhole: boolean,
  delimiter: Delimiter,
  decode: CellDecoder,
): SampleRows {
  const csv = new CsvRows(start, delimiter);
  const complete = csv.push(sample.subarray(start));
  const last = csv.end();
  // The last row of a part of a file is cut off; rows before it come late if a quote above them is never closed.
  const read = [...complete, ...(isWhole ? last : last.slice(0, -1))].slice(0, SAMPLE_ROWS);
  return {
    rows: read.map(({ cells }) => cells.map((cell) => decode(cell) ?? cell)),
    ends: read.map(({ end }) => end),
  };
}

const OLD_SHEET: LayoutDefect = {
  code: 'not-text',
  detail: 'The file is an Excel 97-2003 workbook; save it as .xlsx or as CSV.',
  row: null,
};
const NOT_TEXT: LayoutDefect = { code: 'not-text', detail: 'The file is neither CSV nor .xlsx.', row: null };
