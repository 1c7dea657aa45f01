import type { Consumer } from 'kafkajs';
import { within } from './within.js';

/** Milliseconds for which what is done gathers before Kafka is told. */
const GATHERING = 200;
const PATIENCE = 500;

interface Commit {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly metadata?: string;
}

/**
 * Tells Kafka how far a group came. The watermark in the database is what counts; this only says where to read on. It is the
 * last message that is done and not the one after it: reading that one again shows whether the database stands where it stood.
 */
export class Commits {
  readonly #noted = new Map<string, Commit>();
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(private readonly consumer: Consumer) {}

  /** `metadata`: what shall stand beside the offset until the next. */
  note(topic: string, partition: number, at: number, metadata?: string): void {
    if (this.#ended) return;
    const commit = { topic, partition, offset: String(at), ...(metadata === undefined ? {} : { metadata }) };
    this.#noted.set(`${topic}/${partition}`, commit);
    this.#timer ??= setTimeout(() => void this.#tell(), GATHERING);
  }

  /** Forgets what was noted for partitions that may be another's now. */
  clear(): void {
    this.#noted.clear();
  }

  /** Tells the last of it, if Kafka listens. */
  async end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    await within(PATIENCE, 'committing offsets', this.#tell()).catch(() => undefined);
  }

  async #tell(): Promise<void> {
    this.#timer = undefined;
    const offsets = [...this.#noted.values()];
    this.#noted.clear();
    // What is not told now is told with the next; or it is read again, and found done.
    if (offsets.length > 0) await this.consumer.commitOffsets(offsets).catch(() => undefined);
  }
}
