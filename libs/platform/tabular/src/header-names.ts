import { fold, tidyName } from './folded.js';

/** Second header rows of survey tools whose text says nothing about the column. */
const GENERIC = new Set(['', 'response', 'open-ended response']);

/** The names of the columns of a file, whose header may have several rows. */
export class HeaderNames {
  /** Number of columns. */
  readonly width: number;
  /** A name for each column by which `find` finds it; empty for columns without one. */
  readonly names: readonly string[];
  /** The names in each row of the header. */
  readonly rows: readonly (readonly string[])[];

  constructor(rows: readonly (readonly string[])[]) {
    this.width = Math.max(0, ...rows.map(filledWidth));
    this.rows = rows.map((row) => Array.from({ length: this.width }, (_, index) => tidyName(row[index] ?? '')));
    this.names = numbered(joined(this.rows));
  }

  /**
   * The index of the column with this name: a name of the first header row, of the joined rows (`Question | Choice`), or of another
   * row; if none matches, a name of the first row in another case. `twice` if several columns have it.
   */
  find(name: string): number | 'missing' | 'twice' {
    const wanted = tidyName(name);
    if (wanted === '') return 'missing';
    const [first = [], ...others] = this.rows;
    for (const names of [first, this.names, ...others]) {
      const found = indexIn(names, wanted);
      if (found !== 'missing') return found;
    }
    return indexIn(first.map(fold), fold(wanted));
  }
}

function indexIn(names: readonly string[], wanted: string): number | 'missing' | 'twice' {
  const index = names.indexOf(wanted);
  if (index === -1) return 'missing';
  return names.indexOf(wanted, index + 1) === -1 ? index : 'twice';
}

/** The name of each column from all header rows. A blank name of the first row continues the one before it. */
function joined([first = [], second]: readonly (readonly string[])[]): readonly string[] {
  if (second === undefined) return first;
  let group = '';
  return first.map((name, index) => {
    if (name !== '') group = name;
    const part = second[index] ?? '';
    if (GENERIC.has(part.toLowerCase())) return name;
    return group === '' ? part : `${group} | ${part}`;
  });
}

/** Makes repeated names distinct by a number: `Comments`, `Comments (2)`. */
function numbered(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  return names.map((name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return name === '' || count === 1 ? name : `${name} (${count})`;
  });
}

function filledWidth(row: readonly string[]): number {
  return row.findLastIndex((cell) => cell.trim() !== '') + 1;
}
