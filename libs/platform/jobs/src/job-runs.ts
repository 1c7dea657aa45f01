/** How a run of a job ended; `lost`: another worker had it meanwhile, so that its effect was dropped. */
export type JobOutcome = 'done' | 'retried' | 'dead' | 'lost';

/** How often runs of a queue's jobs ended so. */
export interface JobRunCount {
  readonly queue: string;
  readonly outcome: JobOutcome;
  readonly count: number;
}

/** Runs since the start of the process, for the metrics. */
export class JobRuns {
  readonly #counts = new Map<string, { -readonly [K in keyof JobRunCount]: JobRunCount[K] }>();

  add(queue: string, outcome: JobOutcome): void {
    const name = `${queue} ${outcome}`;
    const found = this.#counts.get(name);
    if (found) found.count += 1;
    else this.#counts.set(name, { queue, outcome, count: 1 });
  }

  /** All counts that are not zero. */
  all(): readonly JobRunCount[] {
    return [...this.#counts.values()].map((count) => ({ ...count }));
  }
}
