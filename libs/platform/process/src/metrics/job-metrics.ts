import type { Background } from '../wiring/background.js';
import { counter, gauge } from './instrument.js';
import type { MetricSource } from './metric-source.js';

/** Jobs in the queues of this process's services, and outcomes of the runs of its workers. */
export class JobMetrics implements MetricSource {
  readonly source = 'jobs';
  readonly #jobs = gauge({ name: 'hearback_jobs', help: 'Jobs by queue and state.', labels: ['queue', 'state'] });
  readonly #oldest = gauge({
    name: 'hearback_job_oldest_due_seconds',
    help: 'How long the oldest job that is not running has been due.',
    labels: ['queue'],
  });
  readonly #runs = counter({
    name: 'hearback_job_runs_total',
    help: 'Runs of jobs by outcome.',
    labels: ['queue', 'outcome'],
  });
  readonly instruments = [this.#jobs, this.#oldest, this.#runs];

  constructor(private readonly background: Background) {}

  async refresh(): Promise<void> {
    await Promise.all(
      this.background.workers().map(async ({ service, worker, queues }) => {
        for (const { queue, outcome, count } of worker.runs()) this.#runs.metric.inc({ queue, outcome }, count);
        const known = new Map((await service.jobStatus.queues(service.definition.name)).map((one) => [one.queue, one]));
        for (const queue of new Set([...queues, ...known.keys()])) {
          const status = known.get(queue);
          for (const state of ['due', 'running', 'later', 'dead'] as const) {
            this.#jobs.metric.set({ queue, state }, status?.[state] ?? 0);
          }
          this.#oldest.metric.set({ queue }, (status?.oldestAge ?? 0) / 1_000);
        }
      }),
    );
  }
}
