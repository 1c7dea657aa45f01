/** What a failed commit means for the items in it. */
export type CommitFailure =
  /** One of the items caused it: commit each on its own. */
  | 'item'
  /** The database was unreachable or chose this transaction as a victim: commit the same items again. */
  | 'retry';

/** Limits of a {@link GroupCommit}. */
export interface GroupCommitLimits {
  /** Items in one commit. */
  readonly maxItems: number;
  /** Bytes in one commit; a single larger item is committed alone. */
  readonly maxBytes: number;
  /** Commits in progress at the same time. */
  readonly slots: number;
  /** Items that may wait for a commit; one more is rejected at once. */
  readonly maxQueued: number;
  /** Milliseconds that an item may take from `submit` to its result. */
  readonly deadlineMs: number;
}

/** The callbacks of a {@link GroupCommit}. */
export interface GroupCommitPort<Item, Result> {
  /** Commits the items in one transaction and returns one result per item, in order. */
  readonly commit: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly classify: (error: unknown) => CommitFailure;
  /** The error for an item that is rejected because the queue is full or the process is stopping. */
  readonly overloaded: () => Error;
  /** The error for an item whose deadline has passed; it may still be stored. */
  readonly late: () => Error;
}

interface PendingItem<Item, Result> {
  readonly item: Item;
  readonly bytes: number;
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
  settled: boolean;
}

const MIN_RETRY_DELAY_MS = 20;
const MAX_RETRY_DELAY_MS = 500;
const DEADLINE_CHECK_MS = 50;

/**
 * Commits items in groups without a timer: when a commit slot becomes free, the next commit takes whatever has been queued
 * meanwhile. Each item is settled exactly once: by its commit, by its own failure, or by its deadline.
 */
export class GroupCommit<Item, Result> {
  #queue: PendingItem<Item, Result>[] = [];
  #busySlots = 0;
  #starting = false;
  #closed = false;
  #deadlineTimer: NodeJS.Timeout | undefined;
  /** An array rather than a Set: the old table of a rehashed Set keeps deleted entries reachable. */
  readonly #inFlight: (readonly PendingItem<Item, Result>[])[] = [];
  #whenIdle: (() => void)[] = [];

  constructor(
    private readonly limits: GroupCommitLimits,
    private readonly port: GroupCommitPort<Item, Result>,
  ) {}

  /** Number of items waiting for a commit to begin. */
  get queued(): number {
    return this.#queue.length;
  }

  /** Resolves after the commit that contains the item. `bytes` is its approximate size. */
  submit(item: Item, bytes: number): Promise<Result> {
    if (this.#closed || this.queued >= this.limits.maxQueued) return Promise.reject(this.port.overloaded());
    return new Promise<Result>((resolve, reject) => {
      const deadline = performance.now() + this.limits.deadlineMs;
      this.#queue.push({ item, bytes, deadline, resolve, reject, settled: false });
      this.#deadlineTimer ??= setInterval(() => this.#checkDeadlines(), DEADLINE_CHECK_MS).unref();
      this.#start();
    });
  }

  /** Rejects new items from now on and resolves when all earlier ones are settled. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#isIdle()) return;
    await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
  }

  /** Takes a free slot with `setImmediate`, so that all requests read in one iteration of the event loop share a commit. */
  #start(): void {
    if (this.#starting || this.#busySlots >= this.limits.slots) return;
    this.#starting = true;
    setImmediate(() => {
      this.#starting = false;
      if (this.#busySlots < this.limits.slots) void this.#commitUntilEmpty();
    });
  }

  /**
   * Occupies one slot until the queue is empty. There is no `await` between finding it empty and releasing the slot:
   * otherwise an item submitted in between would never start a commit.
   */
  async #commitUntilEmpty(): Promise<void> {
    this.#busySlots += 1;
    for (let batch = this.#take(); batch.length > 0; batch = this.#take()) {
      this.#inFlight.push(batch);
      if (this.queued > 0) this.#start();
      await this.#settle(batch);
      this.#inFlight.splice(this.#inFlight.indexOf(batch), 1);
    }
    this.#busySlots -= 1;
    if (this.#isIdle()) this.#becomeIdle();
  }

  #take(): PendingItem<Item, Result>[] {
    let taken = 0;
    let items = 0;
    let bytes = 0;
    for (; taken < this.#queue.length && items < this.limits.maxItems; taken += 1) {
      const next = this.#queue[taken]!;
      if (next.settled) continue;
      if (items > 0 && bytes + next.bytes > this.limits.maxBytes) break;
      items += 1;
      bytes += next.bytes;
    }
    const batch = this.#queue.slice(0, taken).filter(({ settled }) => !settled);
    this.#queue = this.#queue.slice(taken);
    return batch;
  }

  async #settle(batch: readonly PendingItem<Item, Result>[]): Promise<void> {
    for (let delay = MIN_RETRY_DELAY_MS; ; delay = Math.min(delay * 2, MAX_RETRY_DELAY_MS)) {
      const open = batch.filter((pending) => !pending.settled);
      if (open.length === 0) return;
      try {
        const results = await this.port.commit(open.map((pending) => pending.item));
        open.forEach((pending, index) => settle(pending, () => pending.resolve(results[index]!)));
        return;
      } catch (error) {
        if (this.port.classify(error) === 'item') {
          if (open.length > 1) return await this.#settleOneByOne(open);
          return settle(open[0]!, (pending) => pending.reject(error));
        }
      }
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }

  async #settleOneByOne(batch: readonly PendingItem<Item, Result>[]): Promise<void> {
    for (const pending of batch) await this.#settle([pending]);
  }

  /** Rejects items past their deadline. The queue is in order of arrival and therefore in order of the deadlines. */
  #checkDeadlines(): void {
    const now = performance.now();
    for (const pending of this.#queue) {
      if (pending.deadline > now) break;
      settle(pending, () => pending.reject(this.port.late()));
    }
    for (const batch of this.#inFlight) {
      for (const pending of batch) if (pending.deadline <= now) settle(pending, () => pending.reject(this.port.late()));
    }
    if (this.#isIdle()) this.#becomeIdle();
  }

  #isIdle(): boolean {
    return this.#busySlots === 0 && this.queued === 0;
  }

  #becomeIdle(): void {
    clearInterval(this.#deadlineTimer);
    this.#deadlineTimer = undefined;
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}

function settle<Item, Result>(
  pending: PendingItem<Item, Result>,
  complete: (pending: PendingItem<Item, Result>) => void,
): void {
  if (pending.settled) return;
  pending.settled = true;
  complete(pending);
}
