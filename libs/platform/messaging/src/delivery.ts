import { Logger } from '@nestjs/common';
import type { BatchDatabase } from '@hearback/database';
import { reasonOf, type Clock } from '@hearback/kernel';
import { Consumers, type Prepared } from './consumers.js';
import { DeliverySpans } from './delivery-spans.js';
import { DeliveryCounts, type DeliveryCount } from './delivery-counts.js';
import type { LogQueries } from './log-queries.js';
import { Parking } from './parking.js';
import { DEFAULT_RETRY, delayAfter, kindOf, wholeBatchDelay, type RetryPolicy } from './retry-policy.js';
import type { DeliveredBatch, DeliveryResult, GroupReader } from './transport.js';
import { Watermarks } from './watermarks.js';

/** Milliseconds until a batch is brought again whose partition another process has in hand, or that follows a gap. */
const BUSY = 50;
const GAP = 1_000;

/** Conflicts in a row after which they are no accident any more. */
const CONFLICTS = 5;

/** What is asked of a transaction that failed: whose effects it held. */
interface Attempt {
  items: readonly Prepared[];
  readonly spans: DeliverySpans;
}

/** Applies a group's events exactly once: effects, watermark and what is set aside share one transaction. */
export class Delivery {
  readonly #log: Logger;
  readonly #watermarks = new Watermarks();
  readonly #parking = new Parking();
  readonly #counts = new DeliveryCounts();
  /** By partition, how often in a row a whole batch failed without an event being to blame. */
  readonly #failures = new Map<string, number>();

  constructor(
    readonly group: string,
    private readonly consumers: Consumers,
    private readonly database: BatchDatabase,
    private readonly clock: Clock,
    private readonly retry: RetryPolicy = DEFAULT_RETRY,
  ) {
    this.#log = new Logger(`messaging:${group}`);
  }

  /** What a transport needs to know. The topics must exist (`ensureTopics`); a new group begins with the oldest event. */
  async reader(log: LogQueries): Promise<GroupReader> {
    const { topics, types } = this.consumers;
    await this.#watermarks.prepare(log, this.group, topics);
    return { group: this.group, topics, types, deliver: (batch) => this.deliver(batch) };
  }

  /** See `GroupReader.deliver`. */
  async deliver(batch: DeliveredBatch): Promise<DeliveryResult> {
    const items = await this.consumers.prepare(batch.events);
    const end = endOf(items);
    let result = await this.#attempt(items);
    // An event that failed before is tried alone; once it is through, the rest follows.
    while (result.retryAfter === 0 && result.nextOffset < end) {
      const rest = items.filter(({ raw }) => raw.position.offset >= result.nextOffset);
      if (rest[0]?.raw.position.offset !== result.nextOffset) return result;
      result = await this.#attempt(rest);
    }
    return result;
  }

  /** Outcomes since the start of the process. */
  counts(): readonly DeliveryCount[] {
    return this.#counts.all();
  }

  async #attempt(items: readonly Prepared[]): Promise<DeliveryResult> {
    const partition = nameOf(items);
    const attempt: Attempt = { items, spans: new DeliverySpans(this.group) };
    try {
      const result = await this.#transact(attempt);
      this.#failures.delete(partition);
      return result;
    } catch (error) {
      attempt.spans.failed(error);
      const failures = (this.#failures.get(partition) ?? 0) + 1;
      const kind = kindOf(error);
      if (kind === 'outage' || (kind === 'conflict' && failures <= CONFLICTS)) {
        this.#failures.set(partition, failures);
        this.#counts.retried(attempt.items);
        this.#log.warn(`${partition}: ${kind}, batch tried again: ${reasonOf(error)}`);
        return { nextOffset: firstOf(items), retryAfter: wholeBatchDelay(failures) };
      }
      return this.#narrow(attempt.items, error);
    }
  }

  /** One transaction: effects of what the group has not seen, watermark, what is parked. */
  #transact(attempt: Attempt): Promise<DeliveryResult> {
    const { topic, partition } = attempt.items[0]!.raw.position;
    return this.database.withTenants(tenantsOf(attempt.items), async (tx) => {
      const mark = await this.#watermarks.tryLock(tx, this.group, topic, partition);
      if (mark === undefined) return { nextOffset: firstOf(attempt.items), retryAfter: BUSY };
      const fresh = contiguous(attempt.items, mark.nextOffset);
      if (fresh.length === 0) return this.#nothingToDo(attempt.items, mark.nextOffset);
      const wait = mark.retryAt === null ? 0 : mark.retryAt.getTime() - this.clock.now().getTime();
      if (wait > 0) return { nextOffset: mark.nextOffset, retryAfter: wait };
      attempt.items = mark.attempts > 0 ? fresh.slice(0, 1) : fresh;
      const outcomes = await this.consumers.apply(attempt.items, tx, attempt.spans.begin(attempt.items));
      for (const [index, outcome] of outcomes.entries()) {
        if (outcome.kind !== 'park') continue;
        const event = attempt.items[index]!.raw;
        await this.#parking.put(tx, {
          group: this.group,
          event,
          reason: reasonOf(outcome.reason),
          parkedAt: this.clock.now(),
        });
      }
      const nextOffset = endOf(attempt.items);
      await this.#watermarks.move(tx, this.group, topic, partition, nextOffset);
      tx.afterCommit(() => {
        this.#counts.add(attempt.items, outcomes);
        attempt.spans.done(attempt.items, outcomes);
      });
      return { nextOffset, retryAfter: 0 };
    });
  }

  /** All seen before, or the next one is missing. */
  #nothingToDo(items: readonly Prepared[], nextOffset: number): DeliveryResult {
    const above = items.find(({ raw }) => raw.position.offset > nextOffset);
    if (above === undefined) return { nextOffset, retryAfter: 0 };
    this.#log.error(`${nameOf(items)}: offset ${nextOffset} is missing, ${above.raw.position.offset} came instead`);
    return { nextOffset, retryAfter: GAP };
  }

  /** Finds the event that fails by halves: what stands before it is applied, it alone is held up. */
  async #narrow(items: readonly Prepared[], error: unknown): Promise<DeliveryResult> {
    if (items.length === 1) return this.#refuse(items[0]!, error);
    const middle = items.length >> 1;
    let result: DeliveryResult | undefined;
    for (const half of [items.slice(0, middle), items.slice(middle)]) {
      result = await this.#attempt(half);
      if (result.retryAfter > 0 || result.nextOffset < endOf(half)) return result;
    }
    return result!;
  }

  /** The culprit: held for a while, or parked after the last attempt. Counted in the database, for restarts. */
  async #refuse(item: Prepared, cause: unknown): Promise<DeliveryResult> {
    const { topic, partition, offset } = item.raw.position;
    const reason = reasonOf(cause);
    try {
      return await this.database.withTenants([item.raw.tenantId], async (tx) => {
        const mark = await this.#watermarks.tryLock(tx, this.group, topic, partition);
        if (mark === undefined) return { nextOffset: offset, retryAfter: BUSY };
        if (mark.nextOffset !== offset) return { nextOffset: mark.nextOffset, retryAfter: 0 };
        const attempts = mark.attempts + 1;
        const now = this.clock.now();
        if (attempts < this.retry.attempts) {
          const retryAfter = delayAfter(attempts, this.retry);
          const retryAt = new Date(now.getTime() + retryAfter);
          await this.#watermarks.hold(tx, this.group, { topic, partition }, { attempts, retryAt, error: reason });
          tx.afterCommit(() => this.#counts.retried([item]));
          this.#log.warn(`${item.raw.type} ${item.raw.id} failed, attempt ${attempts}: ${reason}`);
          return { nextOffset: offset, retryAfter };
        }
        await this.#parking.put(tx, { group: this.group, event: item.raw, reason, parkedAt: now });
        await this.#watermarks.move(tx, this.group, topic, partition, offset + 1);
        tx.afterCommit(() => this.#counts.add([item], [{ kind: 'park', reason: 'failed' }]));
        this.#log.error(`${item.raw.type} ${item.raw.id} is parked after ${attempts} attempts: ${reason}`);
        return { nextOffset: offset + 1, retryAfter: 0 };
      });
    } catch (error) {
      this.#log.warn(`${nameOf([item])}: the failure could not be recorded: ${reasonOf(error)}`);
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

function nameOf(items: readonly Prepared[]): string {
  const { topic, partition } = items[0]!.raw.position;
  return `${topic}/${partition}`;
}

function tenantsOf(items: readonly Prepared[]): readonly string[] {
  return [...new Set(items.filter(({ outcome }) => outcome?.kind !== 'skip').map(({ raw }) => raw.tenantId))];
}

/** The items from `nextOffset` on up to the first gap; none where the item at `nextOffset` is not there. */
function contiguous(items: readonly Prepared[], nextOffset: number): readonly Prepared[] {
  const start = items.findIndex(({ raw }) => raw.position.offset >= nextOffset);
  if (start === -1) return [];
  const end = items.findIndex(({ raw }, index) => index >= start && raw.position.offset !== nextOffset + index - start);
  return items.slice(start, end === -1 ? undefined : end);
}
