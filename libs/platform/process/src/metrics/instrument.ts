/** Labels of a sample: words of our own making in small numbers, never a workspace, a person or an id. */
export type Labels = Readonly<Record<string, string>>;

/** One number with its labels; `suffix` tells the parts of a histogram apart. */
export interface Sample {
  readonly labels: Labels;
  readonly value: number;
  readonly suffix?: '_bucket' | '_sum' | '_count';
}

/** One metric as Prometheus sees it: the one form in which every part of a process says its numbers. */
export interface Instrument {
  /** `hearback_…`, with the unit, and `_total` where it only grows. */
  readonly name: string;
  /** One sentence: what is counted. */
  readonly help: string;
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly labels: readonly string[];
  /** Read at every scrape; cheap. */
  samples(): readonly Sample[];
}

/** A provider of a service with instruments of its own; found at the start. */
export interface Measured {
  readonly instruments: readonly Instrument[];
}

/** All instruments of the providers that have some. */
export function instrumentsOf(providers: readonly object[]): readonly Instrument[] {
  return providers.flatMap((provider) => (provider as Partial<Measured>).instruments ?? []);
}

/** A number that is read when somebody asks. */
export function gauge(name: string, help: string, read: () => number): Instrument {
  return { name, help, kind: 'gauge', labels: [], samples: () => [{ labels: {}, value: read() }] };
}

/** A number that only grows, by the words of one label. */
export class Tally implements Instrument {
  readonly kind = 'counter';
  readonly labels: readonly string[];
  readonly #counts = new Map<string, number>();

  constructor(
    readonly name: string,
    readonly help: string,
    private readonly label: string,
  ) {
    this.labels = [label];
  }

  add(word: string, count = 1): void {
    this.#counts.set(word, (this.#counts.get(word) ?? 0) + count);
  }

  samples(): readonly Sample[] {
    return [...this.#counts].map(([word, value]) => ({ labels: { [this.label]: word }, value }));
  }
}

/**
 * How often a value fell below each bound. Of its own, because it stands on the path of every request: the library's
 * histogram names its labels anew at each observation, which costs twenty times as much.
 */
export class Buckets {
  readonly #counts: Float64Array;
  #sum = 0;

  /** `bounds` ascend. */
  constructor(private readonly bounds: readonly number[]) {
    this.#counts = new Float64Array(bounds.length + 1);
  }

  observe(value: number): void {
    let place = 0;
    while (place < this.bounds.length && value > this.bounds[place]!) place += 1;
    this.#counts[place]! += 1;
    this.#sum += value;
  }

  samples(labels: Labels): readonly Sample[] {
    let count = 0;
    const below = (le: string, place: number): Sample => {
      count += this.#counts[place]!;
      return { labels: { ...labels, le }, value: count, suffix: '_bucket' };
    };
    const buckets = [
      ...this.bounds.map((bound, place) => below(String(bound), place)),
      below('+Inf', this.bounds.length),
    ];
    return [...buckets, { labels, value: this.#sum, suffix: '_sum' }, { labels, value: count, suffix: '_count' }];
  }
}

/** A histogram without labels. */
export class Distribution implements Instrument {
  readonly kind = 'histogram';
  readonly labels: readonly string[] = [];
  readonly #buckets: Buckets;

  constructor(
    readonly name: string,
    readonly help: string,
    bounds: readonly number[],
  ) {
    this.#buckets = new Buckets(bounds);
  }

  observe(value: number): void {
    this.#buckets.observe(value);
  }

  samples(): readonly Sample[] {
    return this.#buckets.samples({});
  }
}
