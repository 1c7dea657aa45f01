import type { Instrument, Labels, Sample } from './instrument.js';

/** Numbers that are asked of the database or of the system at each scrape, in one go. */
export interface FigureSource {
  /** Word for the metric that says that asking failed. */
  readonly source: string;
  readonly instruments: readonly Instrument[];
  /** Asks anew; what it rejects with is counted, and the instruments then have no samples. */
  refresh(): Promise<void>;
}

/** An instrument whose samples are set by a source. */
export class Figure implements Instrument {
  #samples: Sample[] = [];

  constructor(
    readonly name: string,
    readonly help: string,
    readonly kind: 'counter' | 'gauge',
    readonly labels: readonly string[],
  ) {}

  clear(): void {
    this.#samples = [];
  }

  set(labels: Labels, value: number): void {
    this.#samples.push({ labels, value });
  }

  samples(): readonly Sample[] {
    return this.#samples;
  }
}
