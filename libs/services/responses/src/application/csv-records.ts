import { CsvError, Parser } from 'csv-parse';

/** A record of a CSV file. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** File offset after the record and its line end. */
  readonly end: number;
}

/** The reason why the rest of the file is not CSV. */
export interface CsvDefect {
  readonly code: 'not-utf8' | 'bad-quotes' | 'record-too-long';
  readonly detail: string;
}

/** The result of parsing a chunk: the complete records, and the defect that stopped the parser. */
export interface CsvResult {
  readonly records: readonly CsvRecord[];
  readonly defect: CsvDefect | undefined;
}

/** Maximum bytes of a record; an unclosed quote extends a record up to this limit. */
const MAX_RECORD_BYTES = 1_048_576;

/** A parser that records the end offset of each record, so that parsing can resume there. */
class RecordParser extends Parser {
  records: CsvRecord[] = [];

  constructor(
    private readonly start: number,
    delimiter: string,
  ) {
    super({
      bom: start === 0,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_RECORD_BYTES,
    });
    this.on('error', () => undefined);
  }

  /** Called by the parser after each record, when `info.bytes` is the end of the record. */
  override push(record: unknown): boolean {
    if (record !== null) this.records.push({ cells: record as string[], end: this.start + this.info.bytes });
    return true;
  }
}

/** Parses a CSV file (RFC 4180, UTF-8, any line ends) in chunks, starting at any record. */
export class CsvRecords {
  readonly #parser: RecordParser;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  constructor(start: number, delimiter: string) {
    this.#parser = new RecordParser(start, delimiter);
  }

  /** Parses the next chunk. */
  parse(bytes: Buffer): CsvResult {
    try {
      this.#decoder.decode(bytes, { stream: true });
    } catch {
      return { records: [], defect: NOT_UTF8 };
    }
    this.#parser.write(bytes);
    return this.#result();
  }

  /** Parses the last record, which may lack a line end. */
  end(): CsvResult {
    try {
      this.#decoder.decode();
    } catch {
      return { records: [], defect: NOT_UTF8 };
    }
    this.#parser.end();
    return this.#result();
  }

  #result(): CsvResult {
    const { records } = this.#parser;
    this.#parser.records = [];
    return { records, defect: this.#parser.errored === null ? undefined : defectOf(this.#parser.errored) };
  }
}

const NOT_UTF8: CsvDefect = { code: 'not-utf8', detail: 'The file is not UTF-8; save it as CSV UTF-8.' };

function defectOf(error: Error): CsvDefect {
  if (!(error instanceof CsvError)) throw error;
  return error.code === 'CSV_MAX_RECORD_SIZE'
    ? {
        code: 'record-too-long',
        detail: `A row is longer than ${MAX_RECORD_BYTES} bytes; a closing quote may be missing.`,
      }
    : { code: 'bad-quotes', detail: 'A quote is opened or closed in the wrong place.' };
}
