import { badDataCode, BatchDatabase, isConnectionLoss, isRetryable } from '@hearback/database';
import { Clock, Pressure } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { Instrument, Measured, OnFlush } from '@hearback/process';
import { inSpansOf } from '@hearback/tracing';
import { Injectable } from '@nestjs/common';
import type { NewResponse, StoreResult } from '../domain/response.js';
import { ResponsesConfig } from '../responses.config.js';
import { GroupCommit, type CommitFailure } from './group-commit.js';
import { IntakeFigures } from './intake-figures.js';
import { responsesErrors } from './responses.errors.js';
import { isRepeat, StoreResponses } from './store-responses.js';

/**
 * A commit takes the event loop as long as about ten responses do, whatever its size. In a process that refuses requests, where few
 * begin between two looks at the sockets, there would be 130 commits a second, and with them fewer responses.
 */
const GATHER_MS = 25;

/** The way in for single responses: many requests share one transaction, each is answered after its commit. */
@Injectable()
export class ResponseIntake implements OnFlush, Measured {
  readonly #group: GroupCommit<NewResponse, StoreResult>;
  readonly #figures: IntakeFigures;

  constructor(
    private readonly database: BatchDatabase,
    private readonly store: StoreResponses,
    private readonly log: EventLog,
    private readonly clock: Clock,
    pressure: Pressure,
    config: ResponsesConfig,
  ) {
    this.#group = new GroupCommit(
      {
        maxItems: config.intakeBatchRows,
        maxBytes: config.intakeBatchBytes,
        lanes: config.intakeLanes,
        maxQueued: config.intakeQueue,
        deadline: config.intakeDeadlineMs,
        gatherMs: GATHER_MS,
      },
      {
        commit: (responses) =>
          inSpansOf(
            'intake commit',
            () => responses.map(traceOf),
            { 'hearback.group_size': responses.length },
            () => this.#measured(responses),
          ),
        isPressed: () => pressure.isRefusing,
        classify,
        overloaded: () => responsesErrors.error('busy', undefined, { retryAfter: 1 }),
        late: () => responsesErrors.error('late', undefined, { retryAfter: 1 }),
      },
    );
    this.#figures = new IntakeFigures(() => this.#group.queued, config.intakeQueue);
  }

  get instruments(): readonly Instrument[] {
    return this.#figures.instruments;
  }

  /** Resolves after the commit that holds the response; `bytes` is its approximate size. */
  submit(response: NewResponse, bytes: number): Promise<StoreResult> {
    return this.#group.submit(response, bytes).catch(refusalOf);
  }

  /** Takes nothing more and finishes what was handed in. */
  flush(): Promise<void> {
    return this.#group.close();
  }

  async #measured(responses: readonly NewResponse[]): Promise<readonly StoreResult[]> {
    const began = performance.now();
    const results = await this.#commit(responses);
    this.#figures.committed(results, performance.now() - began);
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

  /** One round trip; fails as a whole where a submission is a repeat. */
  #commitNew(
    tenantIds: readonly string[],
    responses: readonly NewResponse[],
    acceptedAt: Date,
  ): Promise<readonly StoreResult[]> {
    return this.database.withTenants(tenantIds, async (tx) => {
      const { results, events, stored } = await this.store.assumeNew(tx, responses, acceptedAt);
      await Promise.all([stored, this.log.appendLast(tx, events)]);
      return results;
    });
  }

  /** Finds out which are repeats and stores the others. */
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

/** SQLSTATE class 53: out of disk, memory or connections; a later try may do. */
const OUT_OF_RESOURCES = /^53/;

/** Whatever is not known to pass is laid to a single response, so that its neighbours get in. */
function classify(error: unknown): CommitFailure {
  const code = String((error as { code?: unknown }).code);
  return isConnectionLoss(error) || isRetryable(error) || OUT_OF_RESOURCES.test(code) ? 'again' : 'item';
}

/** What a caller gets to hear of a response that failed on its own. */
function refusalOf(error: unknown): never {
  if (badDataCode(error) !== undefined) throw responsesErrors.error('unstorable');
  throw error;
}
