import { guessLayout, NumberedRows, SAMPLE_BYTES } from '@hearback/tabular';

const UNKNOWN = { encoding: undefined, delimiter: undefined, headerRow: undefined, headerRows: undefined };

/** The cells of a CSV file, that of the column names first, whichever of the usual delimiters it has; undefined if it cannot be read. */
export function cellsOfCsv(file: Buffer): readonly (readonly string[])[] | undefined {
  const layout = guessLayout(file.subarray(0, SAMPLE_BYTES), file.length <= SAMPLE_BYTES, UNKNOWN);
  if ('code' in layout) return undefined;
  const reader = new NumberedRows(layout, layout.dataStart, 0);
  const rows = [...reader.push(file.subarray(layout.dataStart)), ...reader.push(undefined)];
  if (rows.some(({ defect }) => defect !== undefined)) return undefined;
  return [layout.names.names, ...rows.map(({ cells }) => cells.map((cell) => layout.decode(cell) ?? cell))];
}
