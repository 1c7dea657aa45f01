import { sampleOf, type FileLayout } from './file-layout.js';
import type { Readings } from './readings.js';

/** A column of a file as found. */
export interface ProposedColumn {
  readonly name: string;
  /** The first values that are not blank. */
  readonly examples: readonly string[];
}

/** Something that a file does not say, so that a person has to. */
export interface FileQuestion<Code extends string> extends Readings {
  readonly code: Code;
  readonly detail: string;
  readonly options: readonly string[];
}

/** Values that are shown of a column. */
const EXAMPLES = 3;

/** The cells at the beginning of a file, from which it is proposed how to read the file. */
export class SampleCells {
  readonly #rows: readonly (readonly string[])[];

  /** `isWhole`: the sample is the whole file. */
  constructor(
    sample: Buffer,
    private readonly isWhole: boolean,
    private readonly layout: FileLayout,
  ) {
    this.#rows = sampleOf(sample, isWhole, layout);
  }

  /** The cells of a column that are not blank, without spaces around them. */
  readonly of = (index: number): readonly string[] =>
    this.#rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');

  /** The columns of the file with their first values. */
  columns(): readonly ProposedColumn[] {
    return this.layout.names.names.map((name, index) => ({ name, examples: this.of(index).slice(0, EXAMPLES) }));
  }

  /** Rows of data, without blank ones; null if only the beginning of the file is known. */
  rows(): number | null {
    return this.isWhole ? this.#rows.filter((row) => row.some((cell) => cell.trim() !== '')).length : null;
  }
}
