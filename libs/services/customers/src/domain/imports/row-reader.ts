import {
  booleanFromCell,
  CellDefect,
  cellText,
  languageReader,
  numberFromCell,
  TimeReader,
  type CellDecoder,
  type RowError,
} from '@hearback/tabular';
import type { AttributeType } from '../attribute.js';
import type { ImportMapping, MappedColumn } from './import-mapping.js';

/** Languages whose names are understood in cells, besides BCP 47 tags and locales. */
const NAMED_LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'tr', 'ar'];

/** Values of the cells of a row that are not empty, by the mapped column. */
export type RowValues = ReadonlyMap<MappedColumn, unknown>;

type ReadCell = (text: string) => unknown;

/** Reads the cells of rows by a mapping. */
export class RowReader {
  readonly #readers: readonly ReadCell[];
  readonly #empty: ReadonlySet<string>;

  constructor(
    private readonly mapping: ImportMapping,
    /** Index of each mapped column in the file. */
    private readonly indexes: readonly number[],
    private readonly decode: CellDecoder,
    /** Types of the attributes that the workspace has, by key. */
    attributes: ReadonlyMap<string, AttributeType>,
  ) {
    const times = new TimeReader(mapping);
    const language = languageReader(NAMED_LANGUAGES);
    this.#empty = new Set(['', ...mapping.emptyValues]);
    this.#readers = mapping.columns.map(({ to, key, type }): ReadCell => {
      if (to === 'attribute') return typed(attributes.get(key!) ?? type ?? 'text', mapping, times);
      if (to === 'property') return typed(type ?? 'text', mapping, times);
      if (to === 'occurred_at') return (text) => times.time(text);
      if (to === 'amount') return (text) => numberFromCell(text, mapping.decimal);
      if (to === 'consent') return (text) => booleanFromCell(text);
      return to === 'language' ? language : (text) => text.trim();
    });
  }

  /** The values of a row, or the defects of all cells that cannot be read. */
  read(
    cells: readonly string[],
    row: number,
  ): { readonly values: RowValues } | { readonly errors: readonly RowError[] } {
    const values = new Map<MappedColumn, unknown>();
    const errors: RowError[] = [];
    this.mapping.columns.forEach((mapped, index) => {
      const text = cellText(cells[this.indexes[index]!] ?? '', this.decode, this.#empty);
      const value = typeof text === 'string' ? this.#readers[index]!(text) : text;
      if (value instanceof CellDefect)
        errors.push({ row, column: mapped.column, code: value.code, detail: value.detail });
      else if (value !== undefined) values.set(mapped, value);
    });
    return errors.length > 0 ? { errors } : { values };
  }
}

function typed(type: AttributeType, mapping: ImportMapping, times: TimeReader): ReadCell {
  if (type === 'number') return (text) => numberFromCell(text, mapping.decimal);
  if (type === 'boolean') return (text) => booleanFromCell(text);
  return type === 'date' ? (text) => times.day(text) : (text) => text.trim();
}
