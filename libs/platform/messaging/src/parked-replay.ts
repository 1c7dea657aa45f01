import type { BatchDatabase } from '@hearback/database';
import { reasonOf, type Clock } from '@hearback/kernel';
import type { Consumers } from './consumers.js';
import type { LogQueries } from './log-queries.js';
import { Parking, type ParkedEvent } from './parking.js';
import type { RawEvent } from './transport.js';

/** What became of the parked events that were run again. */
export interface ReplayResult {
  /** Applied or skipped; they do not wait any more. */
  readonly replayed: number;
  /** Failed again and wait on; with the reason. */
  readonly failed: readonly { readonly id: string; readonly reason: string }[];
}

/** A parked event that must wait on; rolls back what its consumer did. */
class StillParked extends Error {}

/**
 * Runs a group's parked events through their consumers again, each in a transaction of its own that also marks it
 * replayed. They come late, after younger events of their key: consumers compare revisions or times where that matters.
 */
export class ParkedReplay {
  readonly #parking = new Parking();

  constructor(
    private readonly group: string,
    private readonly consumers: Consumers,
    private readonly database: BatchDatabase,
    private readonly log: LogQueries,
    private readonly clock: Clock,
  ) {}

  /** `ids`: ids of events; default: all that wait. At most `limit` (1,000) at once. */
  async replay(options: { ids?: readonly string[]; limit?: number } = {}): Promise<ReplayResult> {
    const waiting = await this.#parking.waiting(this.log, this.group, {
      ids: options.ids,
      limit: options.limit ?? 1_000,
    });
    const failed: { id: string; reason: string }[] = [];
    let replayed = 0;
    for (const { event } of waiting) {
      try {
        if (await this.#replayOne(event)) replayed += 1;
      } catch (error) {
        const reason = reasonOf(error instanceof StillParked ? error.message : error);
        failed.push({ id: event.id, reason });
        await this.database.withTenants([event.tenantId], (tx) => this.#parking.keep(tx, this.group, event, reason));
      }
    }
    return { replayed, failed };
  }

  /** What waits, in the order of the log; at most 1,000. */
  list(options: { ids?: readonly string[] } = {}): Promise<readonly ParkedEvent[]> {
    return this.#parking.waiting(this.log, this.group, { ids: options.ids, limit: 1_000 });
  }

  /** Gives up on events that wait; they stay in the log, and their rows say that they were dropped. Returns their number. */
  async drop(options: { ids?: readonly string[] } = {}): Promise<number> {
    let dropped = 0;
    for (const { event, reason } of await this.list(options)) {
      await this.database.withTenants([event.tenantId], async (tx) => {
        if (!(await this.#parking.take(tx, this.group, event))) return;
        await this.#parking.keep(tx, this.group, event, reasonOf(`dropped: ${reason}`));
        await this.#parking.markReplayed(tx, this.group, event, this.clock.now());
        dropped += 1;
      });
    }
    return dropped;
  }

  async #replayOne(event: RawEvent): Promise<boolean> {
    const prepared = await this.consumers.prepare([event]);
    return this.database.withTenants([event.tenantId], async (tx) => {
      if (!(await this.#parking.take(tx, this.group, event))) return false;
      const [outcome] = await this.consumers.apply(prepared, tx);
      if (outcome!.kind === 'park') throw new StillParked(outcome!.reason);
      await this.#parking.markReplayed(tx, this.group, event, this.clock.now());
      return true;
    });
  }
}
