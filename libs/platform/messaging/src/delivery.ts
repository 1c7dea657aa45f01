import { Logger } from '@nestjs/common';
import type { BatchDatabase, BatchTx } from '@hearback/database';
import { reasonOf, skip, type Clock, type Outcome } from '@hearback/kernel';
import { CommittedOffsets } from './committed-offsets.js';
import { Consumers, type Prepared } from './consumers.js';
import { DeadLetters } from './dead-letters.js';
import { DeletedTenants } from './deleted-tenants.js';
import { DeliveryCounts, type DeliveryCount } from './delivery-counts.js';
import { DeliverySpans } from './delivery-spans.js';
import { withDeferredAppends } from './deferred-appends.js';
import { ErasedCustomers, withoutErased, type PersonDigest } from './erased-customers.js';
import type { LogQueries } from './log-queries.js';
import { DEFAULT_RETRY, delayAfter, kindOf, wholeBatchDelay, type RetryPolicy } from './retry-policy.js';
import type { DeliveredBatch, DeliveryResult, GroupReader, RawEvent } from './transport.js';

/** Milliseconds before a batch is redelivered, if another process has locked its partition (busy) or it follows a gap. */
const BUSY_DELAY_MS = 50;
const GAP_DELAY_MS = 1_000;

/** Consecutive conflicts after which an event is treated as their cause. */
const MAX_CONFLICTS = 5;

/** One transaction of a delivery. `items` is narrowed to the events whose effects it contains. */
interface Attempt {
  items: readonly Prepared[];
  readonly spans: DeliverySpans;
}

/** Applies the events of a group exactly once: effects, committed offset and dead letters share one transaction. */
export class Delivery {
  readonly #logger: Logger;
  readonly #committedOffsets = new CommittedOffsets();
  readonly #deadLetters = new DeadLetters();
  readonly #deletedTenants = new DeletedTenants();
  readonly #erased = new ErasedCustomers();
  readonly #counts = new DeliveryCounts();
  /** By partition, consecutive failures of a whole batch that no event is known to have caused. */
  readonly #failures = new Map<string, number>();

  constructor(
    readonly group: string,
    private readonly consumers: Consumers,
    private readonly database: BatchDatabase,
    private readonly clock: Clock,
    private readonly digest: PersonDigest,
    private readonly retry: RetryPolicy = DEFAULT_RETRY,
  ) {
    this.#logger = new Logger(`messaging:${group}`);
  }

  /** The reader that a transport delivers to. The topics must exist (`ensureTopics`); a new group begins with the oldest event. */
  async reader(log: LogQueries): Promise<GroupReader> {
    const { topics, types } = this.consumers;
    await this.#committedOffsets.prepare(log, this.group, topics);
    return { group: this.group, topics, types, deliver: (batch) => this.deliver(batch) };
  }

  /** See `GroupReader.deliver`. */
  async deliver(batch: DeliveredBatch): Promise<DeliveryResult> {
    const items = await this.consumers.prepare(batch.events);
    const end = endOf(items);
    let result = await this.#attempt(items);
    // An event that has failed before is tried alone; the remaining events follow once it has succeeded.
    while (result.retryAfter === 0 && result.nextOffset < end) {
      const remaining = items.filter(({ raw }) => raw.position.offset >= result.nextOffset);
      if (remaining[0]?.raw.position.offset !== result.nextOffset) return result;
      result = await this.#attempt(remaining);
    }
    return result;
  }

  /** Outcomes since the start of the process. */
  counts(): readonly DeliveryCount[] {
    return this.#counts.all();
  }

  async #attempt(items: readonly Prepared[]): Promise<DeliveryResult> {
    const partition = partitionOf(items);
    const attempt: Attempt = { items, spans: new DeliverySpans(this.group) };
    try {
      const result = await this.#transact(attempt);
      this.#failures.delete(partition);
      return result;
    } catch (error) {
      attempt.spans.failed(error);
      const failures = (this.#failures.get(partition) ?? 0) + 1;
      const kind = kindOf(error);
      if (kind === 'outage' || (kind === 'conflict' && failures <= MAX_CONFLICTS)) {
        this.#failures.set(partition, failures);
        this.#counts.retried(attempt.items);
        this.#logger.warn(`${partition}: ${kind}, retrying the batch: ${reasonOf(error)}`);
        return { nextOffset: firstOf(items), retryAfter: wholeBatchDelay(failures) };
      }
      return this.#bisect(attempt.items, error);
    }
  }

  /** Commits in one transaction the effects of events that the group has not applied, its offset and its dead letters. */
  #transact(attempt: Attempt): Promise<DeliveryResult> {
    const { topic, partition } = attempt.items[0]!.raw.position;
    return this.database.withTenants(tenantsOf(attempt.items), async (tx) => {
      const committed = await this.#committedOffsets.tryLock(tx, this.group, topic, partition);
      if (committed === undefined) return { nextOffset: firstOf(attempt.items), retryAfter: BUSY_DELAY_MS };
      const fresh = contiguous(attempt.items, committed.nextOffset);
      if (fresh.length === 0) return this.#nothingToApply(attempt.items, committed.nextOffset);
      const wait = committed.retryAt === null ? 0 : committed.retryAt.getTime() - this.clock.now().getTime();
      if (wait > 0) return { nextOffset: committed.nextOffset, retryAfter: wait };
      const wanted = await this.#ofTenantsThatExist(tx, committed.attempts > 0 ? fresh.slice(0, 1) : fresh);
      attempt.items = await this.#withoutErased(tx, wanted);
      const spans = attempt.spans.begin(attempt.items);
      const outcomes = await withDeferredAppends(tx, () => this.consumers.apply(attempt.items, tx, spans));
      await this.#addDeadLetters(tx, attempt.items, outcomes);
      const nextOffset = endOf(attempt.items);
      await this.#committedOffsets.advance(tx, this.group, topic, partition, nextOffset);
      tx.afterCommit(() => {
        this.#counts.add(attempt.items, outcomes);
        attempt.spans.done(attempt.items, outcomes);
      });
      return { nextOffset, retryAfter: 0 };
    });
  }

  /** Events of tenants that this group has deleted are skipped, whatever their order in other partitions. */
  async #ofTenantsThatExist(tx: BatchTx, items: readonly Prepared[]): Promise<readonly Prepared[]> {
    const deleted = await this.#deletedTenants.among(tx, this.group, tenantsOf(items));
    if (deleted.size === 0) return items;
    return items.map((item) =>
      deleted.has(item.raw.tenantId) ? { raw: item.raw, outcome: skip('the tenant was deleted') } : item,
    );
  }

  /** What an event says of a customer whom this group has erased meanwhile is emptied: it must bring nothing back. */
  async #withoutErased(tx: BatchTx, items: readonly Prepared[]): Promise<readonly Prepared[]> {
    const times = items.flatMap(({ event }) => (event === undefined ? [] : [event.time.getTime()]));
    if (times.length === 0) return items;
    const erased = await this.#erased.after(tx, this.group, tenantsOf(items), new Date(Math.min(...times)));
    if (erased.length === 0) return items;
    return items.map((item) => {
      if (item.event === undefined) return item;
      const event = withoutErased(item.event, this.consumers.contractOf(item.event.type), erased, this.digest);
      if (event === item.event) return item;
      return { event, raw: { ...item.raw, body: JSON.stringify(event.payload) } };
    });
  }

  async #addDeadLetters(tx: BatchTx, items: readonly Prepared[], outcomes: readonly Outcome[]): Promise<void> {
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.kind === 'dead-letter') await this.#addDeadLetter(tx, items[index]!.raw, reasonOf(outcome.reason));
    }
  }

  #addDeadLetter(tx: BatchTx, event: RawEvent, reason: string): Promise<void> {
    return this.#deadLetters.add(tx, { group: this.group, event, reason, deadLetteredAt: this.clock.now() });
  }

  /** All events are applied already, or the next one is missing. */
  #nothingToApply(items: readonly Prepared[], nextOffset: number): DeliveryResult {
    const later = items.find(({ raw }) => raw.position.offset > nextOffset);
    if (later === undefined) return { nextOffset, retryAfter: 0 };
    this.#logger.error(`${partitionOf(items)}: expected offset ${nextOffset}, received ${later.raw.position.offset}`);
    return { nextOffset, retryAfter: GAP_DELAY_MS };
  }

  /** Finds the event that fails by bisection. The events before it are applied, and only it is delayed. */
  async #bisect(items: readonly Prepared[], error: unknown): Promise<DeliveryResult> {
    if (items.length === 1) return this.#fail(items[0]!, error);
    const middle = items.length >> 1;
    let result: DeliveryResult | undefined;
    for (const half of [items.slice(0, middle), items.slice(middle)]) {
      result = await this.#attempt(half);
      if (result.retryAfter > 0 || result.nextOffset < endOf(half)) return result;
    }
    return result!;
  }

  /** Schedules a retry of the event, or dead-letters it after its last attempt. Attempts are counted in the database and survive a restart. */
  async #fail(item: Prepared, cause: unknown): Promise<DeliveryResult> {
    const { topic, partition, offset } = item.raw.position;
    const { type, id, tenantId } = item.raw;
    const reason = reasonOf(cause);
    try {
      return await this.database.withTenants([tenantId], async (tx) => {
        const committed = await this.#committedOffsets.tryLock(tx, this.group, topic, partition);
        if (committed === undefined) return { nextOffset: offset, retryAfter: BUSY_DELAY_MS };
        if (committed.nextOffset !== offset) return { nextOffset: committed.nextOffset, retryAfter: 0 };
        const attempts = committed.attempts + 1;
        if (attempts < this.retry.attempts) {
          const retryAfter = delayAfter(attempts, this.retry);
          const retryAt = new Date(this.clock.now().getTime() + retryAfter);
          const failure = { attempts, retryAt, error: reason };
          await this.#committedOffsets.scheduleRetry(tx, this.group, { topic, partition }, failure);
          tx.afterCommit(() => this.#counts.retried([item]));
          this.#logger.warn(`${type} ${id} failed, attempt ${attempts}: ${reason}`);
          return { nextOffset: offset, retryAfter };
        }
        await this.#addDeadLetter(tx, item.raw, reason);
        await this.#committedOffsets.advance(tx, this.group, topic, partition, offset + 1);
        tx.afterCommit(() => this.#counts.add([item], [{ kind: 'dead-letter', reason: 'failed' }]));
        this.#logger.error(`${type} ${id} is dead-lettered after ${attempts} attempts: ${reason}`);
        return { nextOffset: offset + 1, retryAfter: 0 };
      });
    } catch (error) {
      this.#logger.warn(`${partitionOf([item])}: cannot record the failure: ${reasonOf(error)}`);
      return { nextOffset: offset, retryAfter: wholeBatchDelay(1) };
    }
  }
}

function firstOf(items: readonly Prepared[]): number {
  return items[0]!.raw.position.offset;
}

function endOf(items: readonly Prepared[]): number {
  return items.at(-1)!.raw.position.offset + 1;
}

function partitionOf(items: readonly Prepared[]): string {
  const { topic, partition } = items[0]!.raw.position;
  return `${topic}/${partition}`;
}

function tenantsOf(items: readonly Prepared[]): readonly string[] {
  return [...new Set(items.filter(({ outcome }) => outcome?.kind !== 'skip').map(({ raw }) => raw.tenantId))];
}

/** The items from `nextOffset` on, up to the first gap; none if the item at `nextOffset` is missing. */
function contiguous(items: readonly Prepared[], nextOffset: number): readonly Prepared[] {
  const start = items.findIndex(({ raw }) => raw.position.offset >= nextOffset);
  if (start === -1) return [];
  const end = items.findIndex(({ raw }, index) => index >= start && raw.position.offset !== nextOffset + index - start);
  return items.slice(start, end === -1 ? undefined : end);
}
