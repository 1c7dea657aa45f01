import type { Consumer } from 'kafkajs';
import pTimeout from 'p-timeout';

/** Milliseconds for which applied offsets are collected before they are committed to Kafka together. */
const INTERVAL_MS = 200;

const LAST_COMMIT_TIMEOUT_MS = 500;

interface Commit {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly metadata?: string;
}

/**
 * Commits to Kafka how far a group has read. The committed offset in the database decides what is applied; Kafka's only
 * says where to resume. It is the last applied message, not the one after it: reading that message again shows whether
 * the committed offset in the database is still the same.
 */
export class OffsetCommits {
  readonly #pending = new Map<string, Commit>();
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(private readonly consumer: Consumer) {}

  /** Schedules a commit. `metadata` is stored with the offset until the next commit of the partition. */
  add(topic: string, partition: number, messageOffset: number, metadata?: string): void {
    if (this.#ended) return;
    const commit = { topic, partition, offset: String(messageOffset), ...(metadata === undefined ? {} : { metadata }) };
    this.#pending.set(`${topic}/${partition}`, commit);
    this.#timer ??= setTimeout(() => void this.#commit(), INTERVAL_MS);
  }

  /** Drops the scheduled commits, because another member may have the partitions now. */
  clear(): void {
    this.#pending.clear();
  }

  /** Sends the scheduled commits, if Kafka can be reached, and ignores later ones. */
  async end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    await pTimeout(this.#commit(), { milliseconds: LAST_COMMIT_TIMEOUT_MS }).catch(() => undefined);
  }

  async #commit(): Promise<void> {
    this.#timer = undefined;
    const offsets = [...this.#pending.values()];
    this.#pending.clear();
    // A commit that fails is repeated by the next one, or the messages are read again and found to be applied.
    if (offsets.length > 0) await this.consumer.commitOffsets(offsets).catch(() => undefined);
  }
}
