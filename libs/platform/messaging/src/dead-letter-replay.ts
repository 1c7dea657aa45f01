import type { BatchDatabase } from '@hearback/database';
import { reasonOf, type Clock } from '@hearback/kernel';
import type { Consumers } from './consumers.js';
import { CommittedOffsets } from './committed-offsets.js';
import { DeadLetters, type DeadLetter } from './dead-letters.js';
import type { LogQueries } from './log-queries.js';
import type { RawEvent } from './transport.js';

/** What became of replayed events. */
export interface ReplayResult {
  /** Number of events that were applied or skipped. */
  readonly replayed: number;
  /** Events that failed again and stay dead letters, with the reason. */
  readonly failed: readonly { readonly id: string; readonly reason: string }[];
}

/** Thrown to roll back when the consumer dead-letters the event again. */
class StillDeadLetter extends Error {}

/** Maximum number of dead letters in one call. */
const MAX_COUNT = 1_000;

/**
 * Replays a group's dead letters through its consumers. Each event has a transaction of its own, which also marks it as
 * replayed. Delivery in the partition waits meanwhile, so that two events of a key are never applied at the same time. They are
 * applied after newer events of the same key: consumers compare revisions or times where that matters.
 */
export class DeadLetterReplay {
  readonly #deadLetters = new DeadLetters();
  readonly #committedOffsets = new CommittedOffsets();

  constructor(
    private readonly group: string,
    private readonly consumers: Consumers,
    private readonly database: BatchDatabase,
    private readonly log: LogQueries,
    private readonly clock: Clock,
  ) {}

  /** Replays dead letters in the order of the log, at most `limit` (1,000). `ids`: only these events. */
  async replay(options: { ids?: readonly string[]; limit?: number } = {}): Promise<ReplayResult> {
    const { ids, limit = MAX_COUNT } = options;
    const failed: { id: string; reason: string }[] = [];
    let replayed = 0;
    const letters = await this.#deadLetters.list(this.log, this.group, { ids, limit });
    // An operator may replay before the group has read anything, for example after a restore.
    const topics = [...new Set(letters.map(({ event }) => event.position.topic))];
    await this.#committedOffsets.prepare(this.log, this.group, topics);
    for (const { event } of letters) {
      try {
        if (await this.#replayOne(event)) replayed += 1;
      } catch (error) {
        const reason = reasonOf(error instanceof StillDeadLetter ? error.message : error);
        failed.push({ id: event.id, reason });
        await this.database.withTenants([event.tenantId], (tx) =>
          this.#deadLetters.setReason(tx, this.group, event, reason),
        );
      }
    }
    return { replayed, failed };
  }

  /** Dead letters in the order of the log, at most 1,000. */
  list(options: { ids?: readonly string[] } = {}): Promise<readonly DeadLetter[]> {
    return this.#deadLetters.list(this.log, this.group, { ids: options.ids, limit: MAX_COUNT });
  }

  /** Drops dead letters without applying them; the reason in their rows then begins with `dropped: `. Returns their number. */
  async drop(options: { ids?: readonly string[] } = {}): Promise<number> {
    let dropped = 0;
    for (const { event, reason } of await this.list(options)) {
      await this.database.withTenants([event.tenantId], async (tx) => {
        if (!(await this.#deadLetters.tryLock(tx, this.group, event))) return;
        await this.#deadLetters.setReason(tx, this.group, event, reasonOf(`dropped: ${reason}`));
        await this.#deadLetters.resolve(tx, this.group, event, this.clock.now());
        dropped += 1;
      });
    }
    return dropped;
  }

  async #replayOne(event: RawEvent): Promise<boolean> {
    const prepared = await this.consumers.prepare([event]);
    const { topic, partition } = event.position;
    return this.database.withTenants([event.tenantId], async (tx) => {
      await this.#committedOffsets.lock(tx, this.group, topic, partition);
      if (!(await this.#deadLetters.tryLock(tx, this.group, event))) return false;
      const [outcome] = await this.consumers.apply(prepared, tx);
      if (outcome!.kind === 'dead-letter') throw new StillDeadLetter(outcome!.reason);
      await this.#deadLetters.resolve(tx, this.group, event, this.clock.now());
      return true;
    });
  }
}
