import { badDataCode, BatchDatabase, isConnectionLoss, isRetryable } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { Instrument, Instrumented } from '@hearback/process';
import { inSpansOf } from '@hearback/tracing';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { NewResponse, StoreResult } from '../domain/response.js';
import { ResponsesConfig } from '../responses.config.js';
import { GroupCommit, type CommitFailure } from './group-commit.js';
import { IntakeMetrics } from './intake-metrics.js';
import { responsesErrors } from './responses.errors.js';
import { isRepeat, StoreResponses } from './store-responses.js';

/** Stores single responses: many requests share one transaction, and each is answered after its commit. */
@Injectable()
export class ResponseIntake implements OnApplicationShutdown, Instrumented {
  readonly #group: GroupCommit<NewResponse, StoreResult>;
  readonly #metrics: IntakeMetrics;

  constructor(
    private readonly database: BatchDatabase,
    private readonly store: StoreResponses,
    private readonly log: EventLog,
    private readonly clock: Clock,
    config: ResponsesConfig,
  ) {
    this.#group = new GroupCommit(
      {
        maxItems: config.intakeBatchRows,
        maxBytes: config.intakeBatchBytes,
        slots: config.intakeCommitSlots,
        maxQueued: config.intakeQueue,
        deadlineMs: config.intakeDeadlineMs,
      },
      {
        commit: (responses) =>
          inSpansOf(
            'intake commit',
            () => responses.map(traceOf),
            { 'hearback.group_size': responses.length },
            () => this.#measured(responses),
          ),
        classify,
        overloaded: () => responsesErrors.error('busy', undefined, { retryAfter: 1 }),
        late: () => responsesErrors.error('late', undefined, { retryAfter: 1 }),
      },
    );
    this.#metrics = new IntakeMetrics(() => this.#group.queued, config.intakeQueue);
  }

  get instruments(): readonly Instrument[] {
    return this.#metrics.instruments;
  }

  /** Resolves after the commit that contains the response. `bytes` is its approximate size. Errors: busy, late, unstorable. */
  submit(response: NewResponse, bytes: number): Promise<StoreResult> {
    return this.#group.submit(response, bytes).catch(rethrow);
  }

  /** Rejects new responses from now on and resolves when the earlier ones are settled. */
  onApplicationShutdown(): Promise<void> {
    return this.#group.close();
  }

  async #measured(responses: readonly NewResponse[]): Promise<readonly StoreResult[]> {
    const began = performance.now();
    const results = await this.#commit(responses);
    this.#metrics.committed(results, performance.now() - began);
    return results;
  }

  async #commit(responses: readonly NewResponse[]): Promise<readonly StoreResult[]> {
    const tenantIds = [...new Set(responses.map((response) => response.survey.tenantId))];
    const acceptedAt = this.clock.now();
    try {
      return await this.#commitNew(tenantIds, responses, acceptedAt);
    } catch (error) {
      if (!isRepeat(error)) throw error;
      return this.#commitAny(tenantIds, responses, acceptedAt);
    }
  }

  /** One round trip. Fails as a whole, and stores nothing, if a submission is a repeat. */
  #commitNew(
    tenantIds: readonly string[],
    responses: readonly NewResponse[],
    acceptedAt: Date,
  ): Promise<readonly StoreResult[]> {
    return this.database.withTenants(tenantIds, async (tx) => {
      const { results, events, stored } = await this.store.storeNew(tx, responses, acceptedAt);
      await Promise.all([stored, this.log.appendLast(tx, events)]);
      return results;
    });
  }

  /** Finds the repeats and stores the other submissions. */
  #commitAny(
    tenantIds: readonly string[],
    responses: readonly NewResponse[],
    acceptedAt: Date,
  ): Promise<readonly StoreResult[]> {
    return this.database.withTenants(tenantIds, async (tx) => {
      const { results, events } = await this.store.execute(tx, responses, acceptedAt);
      if (events.length > 0) await this.log.append(tx, events);
      return results;
    });
  }
}

function traceOf({ traceparent }: NewResponse): string {
  return traceparent ?? '';
}

/** SQLSTATE class 53: out of disk, memory or connections, which may be temporary. */
const OUT_OF_RESOURCES = /^53/;

/** An error that is not known to be temporary is treated as the fault of one response, so that the others are stored. */
function classify(error: unknown): CommitFailure {
  const code = String((error as { code?: unknown }).code);
  return isConnectionLoss(error) || isRetryable(error) || OUT_OF_RESOURCES.test(code) ? 'retry' : 'item';
}

/** Rejects data that PostgreSQL cannot store as a problem of the request instead of an internal error. */
function rethrow(error: unknown): never {
  if (badDataCode(error) !== undefined) throw responsesErrors.error('unstorable');
  throw error;
}
