/** How a run of a job ended. `lost`: another worker claimed the job meanwhile, and the effect of this run was dropped. */
export type JobOutcome = 'done' | 'retried' | 'dead' | 'lost';

/** Number of runs of a queue with an outcome. */
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

  /** All counts above zero. */
  all(): readonly JobRunCount[] {
    return [...this.#counts.values()].map((count) => ({ ...count }));
  }
}
