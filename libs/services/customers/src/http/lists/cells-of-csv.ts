import { parse } from 'csv-parse/sync';

/** The cells of a CSV text, whichever of the usual delimiters it has; undefined if it is not CSV. */
export function cellsOfCsv(csv: string): readonly (readonly string[])[] | undefined {
  const delimiter = [',', ';', '\t'];
  try {
    return parse(csv, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true });
  } catch {
    return undefined;
  }
}
