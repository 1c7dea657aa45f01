import { FileDefect } from './file-defect.js';
import type { CellStyles } from './workbook-parts.js';
import { XmlEvents } from './xml-events.js';

/** Limits of a sheet in Excel. */
const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;

const DAY = 86_400_000;
const START_OF_1900 = Date.UTC(1899, 11, 30);
const START_OF_1904 = Date.UTC(1904, 0, 1);

/** Turns the rows of a sheet into CSV. Rows keep their numbers; numbers have a decimal point, days and times are ISO. */
export class SheetRows {
  readonly #xml: XmlEvents;
  #csv = '';
  #row = 0;
  #cells: string[] = [];
  #column = 0;
  #type = 'n';
  #style = 0;
  #value = '';
  #element = '';

  constructor(
    private readonly strings: readonly string[],
    private readonly styles: CellStyles,
  ) {
    this.#xml = new XmlEvents({
      open: (name, attributes) => this.#open(name, attributes),
      close: (name) => this.#close(name),
      text: (text) => {
        if (this.#element === 'v' || this.#element === 't') this.#value += text;
      },
    });
  }

  /** The CSV of the rows that this text completes. */
  push(text: string): string {
    this.#csv = '';
    this.#xml.push(text);
    return this.#csv;
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#element = name;
    if (name === 'row') {
      const row = Number(attributes['r'] ?? this.#row + 1);
      if (!(row > this.#row && row <= MAX_ROW)) throw damaged();
      this.#csv += '\n'.repeat(row - this.#row - 1);
      this.#row = row;
      this.#cells = [];
      this.#column = 0;
    } else if (name === 'c') {
      this.#column = attributes['r'] === undefined ? this.#column + 1 : columnOf(attributes['r']);
      if (!(this.#column > this.#cells.length && this.#column <= MAX_COLUMN)) throw damaged();
      this.#type = attributes['t'] ?? 'n';
      this.#style = Number(attributes['s'] ?? 0);
      this.#value = '';
    }
  }

  #close(name: string): void {
    this.#element = '';
    if (name === 'c') {
      while (this.#cells.length < this.#column - 1) this.#cells.push('');
      this.#cells.push(this.#text());
    } else if (name === 'row') this.#csv += `${this.#cells.map(csvCell).join(',')}\n`;
  }

  /** The value of a cell; a cell with an error has none. */
  #text(): string {
    if (this.#value === '') return '';
    switch (this.#type) {
      case 's':
        return plainText(this.strings[Number(this.#value)] ?? '');
      case 'b':
        return this.#value === '1' ? 'true' : 'false';
      case 'n':
        return this.styles.isDate[this.#style] === true ? this.#date(Number(this.#value)) : numberText(this.#value);
      case 'e':
        return '';
      default:
        return plainText(this.#value);
    }
  }

  #date(serial: number): string {
    const start = this.styles.usesDatesOf1904 ? START_OF_1904 : START_OF_1900;
    // Excel counts a 29th of February 1900.
    const days = start === START_OF_1900 && serial < 60 ? serial + 1 : serial;
    const date = new Date(Math.round((start + days * DAY) / 1000) * 1000);
    if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return this.#value;
    const text = date.toISOString();
    return Number.isInteger(serial) ? text.slice(0, 10) : text.slice(0, 19);
  }
}

/** A number with the 15 digits that a spreadsheet shows, without the noise of binary fractions after them. */
function numberText(value: string): string {
  const number = Number(value);
  return Number.isFinite(number) && !Number.isSafeInteger(number) ? String(Number(number.toPrecision(15))) : value;
}

/** A text without the escapes of characters that XML cannot have, such as `_x000D_`. */
function plainText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_escape, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** The number of a column from a reference such as `AB12`. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

function csvCell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function damaged() {
  return new FileDefect('unreadable-file', 'The rows or columns of the sheet are not in order.');
}
