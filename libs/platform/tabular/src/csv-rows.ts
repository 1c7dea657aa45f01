/** Why a row of a CSV file cannot be read. */
export type RowDefect = 'bad-quotes' | 'row-too-long';

/**
 * A row of a CSV file. Each character of a cell is one byte of the file, so that offsets are exact in every encoding whose
 * separators are those of ASCII; `cellDecoder` turns cells into text.
 */
export interface CsvRow {
  readonly cells: readonly string[];
  /** Offset in the file after the row and its line end. */
  readonly end: number;
  readonly defect: RowDefect | undefined;
}

/** Maximum bytes of a row; a quote that is never closed extends a row up to this limit. */
const MAX_ROW_BYTES = 1_048_576;

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const BACKSLASH = 92;

/** The text ends before the row does. */
const INCOMPLETE = Symbol('incomplete');

/** A cell, and the index of the separator or line end after it. */
interface Cell {
  readonly text: string;
  readonly end: number;
}

type CellResult = Cell | RowDefect | typeof INCOMPLETE;

/**
 * Splits a CSV file into rows as spreadsheets do, chunk by chunk, from the start of any row: RFC 4180 with any line ends, and also
 * quotes inside cells without quotes, blanks before a quote, and text after a closing quote. Rows that cannot be read have a
 * defect, and reading continues with the next line, so a bad row never affects others. Blank lines are rows with one empty cell.
 */
export class CsvRows {
  readonly #delimiter: number;
  #text = '';
  #base: number;
  /** The defect of the row whose line is being skipped. */
  #defect: RowDefect | undefined;

  /** `start` is the offset of the first chunk in the file. */
  constructor(start: number, delimiter: string) {
    this.#base = start;
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** The rows that this chunk completes. */
  push(bytes: Buffer): readonly CsvRow[] {
    this.#text += bytes.toString('latin1');
    return this.#drain(false);
  }

  /** The last row, which may lack a line end. */
  end(): readonly CsvRow[] {
    return this.#drain(true);
  }

  #drain(isLast: boolean): readonly CsvRow[] {
    const rows: CsvRow[] = [];
    let at = 0;
    while (at < this.#text.length) {
      const next = this.#defect === undefined ? this.#row(at, isLast) : this.#restOfLine(at, isLast);
      if (next === undefined) break;
      if (next.cells !== undefined) rows.push(this.#rowOf(next.cells, next.end));
      at = next.end;
    }
    this.#text = this.#text.slice(at);
    this.#base += at;
    return rows;
  }

  #rowOf(cells: readonly string[], end: number): CsvRow {
    const defect = this.#defect;
    this.#defect = undefined;
    return { cells, end: this.#base + end, defect };
  }

  /** A complete row; without cells if a defect was found, so that its line has to be skipped. */
  #row(start: number, isLast: boolean): { cells?: readonly string[]; end: number } | undefined {
    const cells: string[] = [];
    for (let at = start; ;) {
      const cell = this.#cell(start, at, isLast);
      if (cell === INCOMPLETE && this.#text.length - start <= MAX_ROW_BYTES) return undefined;
      if (cell === INCOMPLETE || typeof cell === 'string') {
        this.#defect = cell === INCOMPLETE ? 'row-too-long' : cell;
        return { end: start };
      }
      cells.push(cell.text);
      const code = this.#text.charCodeAt(cell.end);
      if (code !== this.#delimiter) {
        const end = this.#afterLineEnd(cell.end, isLast);
        return end === undefined ? undefined : { cells, end };
      }
      at = cell.end + 1;
    }
  }

  /** Skips the line that a row without a readable end begins with; its end is the only cell. */
  #restOfLine(start: number, isLast: boolean): { cells?: readonly string[]; end: number } | undefined {
    const lineEnd = this.#endOfLine(start);
    const line = [this.#text.slice(start, lineEnd)];
    if (lineEnd === this.#text.length) return isLast ? { cells: line, end: lineEnd } : { end: lineEnd };
    const end = this.#afterLineEnd(lineEnd, isLast);
    if (end !== undefined) return { cells: line, end };
    return lineEnd === start ? undefined : { end: lineEnd };
  }

  #cell(rowStart: number, start: number, isLast: boolean): CellResult {
    let at = start;
    while (this.#isBlank(this.#text.charCodeAt(at))) at += 1;
    if (this.#text.charCodeAt(at) === QUOTE) return this.#quoted(rowStart, at, isLast);
    const end = this.#cellEnd(at);
    if (end === this.#text.length && !isLast) return INCOMPLETE;
    if (end - rowStart > MAX_ROW_BYTES) return 'row-too-long';
    return { text: this.#trimmed(at, end), end };
  }

  #quoted(rowStart: number, open: number, isLast: boolean): CellResult {
    const text = this.#text;
    for (let from = open + 1; ;) {
      const quote = text.indexOf('"', from);
      if (quote === -1 || quote - rowStart > MAX_ROW_BYTES) {
        return isLast || text.length - rowStart > MAX_ROW_BYTES ? 'bad-quotes' : INCOMPLETE;
      }
      if (text.charCodeAt(quote + 1) === QUOTE) {
        from = quote + 2;
        continue;
      }
      let after = quote + 1;
      while (this.#isBlank(text.charCodeAt(after))) after += 1;
      if (after >= text.length && !isLast) return INCOMPLETE;
      if (after >= text.length || this.#endsCell(text.charCodeAt(after))) {
        return { text: unquoted(text.slice(open + 1, quote)), end: after };
      }
      return this.#misquoted(open, quote, isLast);
    }
  }

  /**
   * A cell whose quote is followed by other text. If the cell or its quotes reach beyond the line, the line is at fault, because one
   * of its quotes was probably never meant to be one. Otherwise the cell ends at the next quote that can close it, or like one
   * without quotes. A quote after a backslash closes nothing.
   */
  #misquoted(open: number, quote: number, isLast: boolean): CellResult {
    const text = this.#text;
    if (/[\r\n]/.test(text.slice(open, quote))) return 'bad-quotes';
    const lineEnd = this.#endOfLine(quote);
    if (lineEnd === text.length && !isLast) return INCOMPLETE;
    const line = text.slice(open, lineEnd);
    if ((line.length - line.replaceAll('"', '').length) % 2 === 1 && lineEnd < text.length) return 'bad-quotes';
    for (let at = text.indexOf('"', quote + 1); at !== -1 && at < lineEnd; at = text.indexOf('"', at + 1)) {
      if (text.charCodeAt(at - 1) === this.#delimiter) break;
      if (text.charCodeAt(at - 1) === BACKSLASH) continue;
      const after = text.charCodeAt(at + 1);
      if (at + 1 === lineEnd || after === this.#delimiter) {
        return { text: unquoted(text.slice(open + 1, at)), end: at + 1 };
      }
    }
    const end = this.#cellEnd(open);
    return { text: this.#trimmed(open, end), end };
  }

  #cellEnd(start: number): number {
    let at = start;
    while (at < this.#text.length && !this.#endsCell(this.#text.charCodeAt(at))) at += 1;
    return at;
  }

  #endOfLine(start: number): number {
    let at = start;
    while (at < this.#text.length && !isLineEnd(this.#text.charCodeAt(at))) at += 1;
    return at;
  }

  /** The index after a line end; undefined if the next chunk may begin with the other half of it. */
  #afterLineEnd(end: number, isLast: boolean): number | undefined {
    if (end >= this.#text.length) return this.#text.length;
    if (this.#text.charCodeAt(end) !== CR) return end + 1;
    if (end + 1 === this.#text.length && !isLast) return undefined;
    return end + (this.#text.charCodeAt(end + 1) === LF ? 2 : 1);
  }

  #trimmed(start: number, end: number): string {
    let last = end;
    while (last > start && this.#isBlank(this.#text.charCodeAt(last - 1))) last -= 1;
    return this.#text.slice(start, last);
  }

  #endsCell(code: number): boolean {
    return code === this.#delimiter || isLineEnd(code);
  }

  #isBlank(code: number): boolean {
    return code === SPACE || (code === TAB && this.#delimiter !== TAB);
  }
}

function isLineEnd(code: number): boolean {
  return code === LF || code === CR;
}

function unquoted(text: string): string {
  return text.includes('""') ? text.replaceAll('""', '"') : text;
}
