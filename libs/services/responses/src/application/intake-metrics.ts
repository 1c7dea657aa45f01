import { counter, gauge, histogram, type Instrument } from '@hearback/process';
import type { StoreResult } from '../domain/response.js';

/** Prometheus metrics of the intake, updated once per commit and not per response. */
export class IntakeMetrics {
  readonly #responses = counter({
    name: 'hearback_intake_responses_total',
    help: 'Single responses settled by a commit: stored, unchanged (a repeat) or reused (rejected).',
    labels: ['result'],
  });
  readonly #sizes = histogram(
    { name: 'hearback_intake_group_size', help: 'Responses in one commit.' },
    [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
  );
  readonly #seconds = histogram(
    { name: 'hearback_intake_commit_seconds', help: 'Duration of a group commit.' },
    [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  );
  readonly instruments: readonly Instrument[];

  constructor(queued: () => number, limit: number) {
    this.instruments = [
      this.#responses,
      this.#sizes,
      this.#seconds,
      gauge({ name: 'hearback_intake_queued', help: 'Responses waiting for a commit to begin.' }, queued),
      gauge(
        { name: 'hearback_intake_queue_limit', help: 'Responses that may wait for a commit; one more is rejected.' },
        () => limit,
      ),
    ];
  }

  committed(results: readonly StoreResult[], milliseconds: number): void {
    this.#sizes.metric.observe(results.length);
    this.#seconds.metric.observe(milliseconds / 1_000);
    let stored = 0;
    for (const { kind } of results) {
      if (kind === 'stored') stored += 1;
      else this.#responses.metric.inc({ result: kind });
    }
    this.#responses.metric.inc({ result: 'stored' }, stored);
  }
}
