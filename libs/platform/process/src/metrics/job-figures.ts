import type { Background } from '../wiring/background.js';
import { Figure, type FigureSource } from './figures.js';

/** What waits in the queues of this process's services, and how its workers' runs ended. */
export class JobFigures implements FigureSource {
  readonly source = 'jobs';
  readonly #jobs = new Figure('hearback_jobs', 'Jobs by queue and state.', 'gauge', ['queue', 'state']);
  readonly #oldest = new Figure(
    'hearback_job_oldest_due_seconds',
    'How long the oldest job at rest has been due.',
    'gauge',
    ['queue'],
  );
  readonly #runs = new Figure('hearback_job_runs_total', 'Runs of jobs by how they ended.', 'counter', [
    'queue',
    'outcome',
  ]);
  readonly instruments = [this.#jobs, this.#oldest, this.#runs];

  constructor(private readonly background: Background) {}

  async refresh(): Promise<void> {
    for (const figure of this.instruments) figure.clear();
    await Promise.all(
      this.background.workers().map(async ({ service, worker, queues }) => {
        for (const { queue, outcome, count } of worker.runs()) this.#runs.set({ queue, outcome }, count);
        const known = new Map((await service.jobStatus.queues(service.definition.name)).map((one) => [one.queue, one]));
        for (const queue of new Set([...queues, ...known.keys()])) {
          const status = known.get(queue);
          for (const state of ['due', 'running', 'later', 'dead'] as const) {
            this.#jobs.set({ queue, state }, status?.[state] ?? 0);
          }
          this.#oldest.set({ queue }, (status?.oldestAge ?? 0) / 1_000);
        }
      }),
    );
  }
}
