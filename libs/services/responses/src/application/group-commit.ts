/** What a failed commit means for the items in it. */
export type CommitFailure =
  /** One of the items is to blame: try each on its own. */
  | 'item'
  /** The database was not there, or chose this transaction as a victim: the same batch again. */
  | 'again';

/** Bounds of a {@link GroupCommit}. */
export interface GroupCommitLimits {
  /** Items in one commit. */
  readonly maxItems: number;
  /** Bytes in one commit; a single larger item goes alone. */
  readonly maxBytes: number;
  /** Commits under way at a time. */
  readonly lanes: number;
  /** Items that may wait; one more is refused at once. */
  readonly maxQueued: number;
  /** Milliseconds from handing in to giving up. */
  readonly deadline: number;
  /** Under pressure, milliseconds from the beginning of a commit to that of the next, unless `maxItems` wait before. */
  readonly gatherMs: number;
}

/** What the group commit asks of its user. */
export interface GroupCommitPort<Item, Result> {
  /** Commits the items in one transaction and returns one result per item, in order. */
  readonly commit: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** Whether the process is short of time, so that fewer and larger commits do it good. */
  readonly isPressed: () => boolean;
  readonly classify: (error: unknown) => CommitFailure;
  /** The error of an item that was refused because too many wait or the process is stopping. */
  readonly overloaded: () => Error;
  /** The error of an item whose deadline passed; whether it is stored is then unknown. */
  readonly late: () => Error;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly bytes: number;
  readonly deadline: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
  settled: boolean;
}

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;
const SWEEP_MS = 50;

/**
 * Commits items in groups without waiting for a group to fill: whatever queued up while the previous commits were under
 * way makes the next one. Under pressure a group is gathered for longer, because each commit costs time of its own.
 * An item is settled once: by its commit, by its own failure, or by its deadline.
 */
export class GroupCommit<Item, Result> {
  #queue: Waiting<Item, Result>[] = [];
  #busy = 0;
  #starting = false;
  #closed = false;
  #sweeper: NodeJS.Timeout | undefined;
  /** Until when the next group is gathered under pressure. */
  #gatherUntil = -Infinity;
  /** End the gathering of the groups that are gathered now. */
  readonly #gathering = new Set<() => void>();
  /** Not a set: each time one makes room, its last table keeps what was in it for as long as that table is there itself. */
  readonly #inFlight: (readonly Waiting<Item, Result>[])[] = [];
  #whenIdle: (() => void)[] = [];

  constructor(
    private readonly limits: GroupCommitLimits,
    private readonly port: GroupCommitPort<Item, Result>,
  ) {}

  /** Items that wait for a commit to begin. */
  get queued(): number {
    return this.#queue.length;
  }

  /** Resolves after the commit that holds the item. `bytes` is its approximate size. */
  submit(item: Item, bytes: number): Promise<Result> {
    if (this.#closed || this.queued >= this.limits.maxQueued) return Promise.reject(this.port.overloaded());
    return new Promise<Result>((resolve, reject) => {
      const deadline = performance.now() + this.limits.deadline;
      this.#queue.push({ item, bytes, deadline, resolve, reject, settled: false });
      this.#sweeper ??= setInterval(() => this.#sweep(), SWEEP_MS).unref();
      if (this.queued >= this.limits.maxItems) this.#endGathering();
      this.#wake();
    });
  }

  /** Takes nothing more and resolves when everything handed in is settled. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#endGathering();
    if (this.#idle()) return;
    await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
  }

  /** Starts a lane at the end of this turn of the event loop, so that all requests read in one turn share a commit. */
  #wake(): void {
    if (this.#starting || this.#busy >= this.limits.lanes) return;
    this.#starting = true;
    setImmediate(() => {
      this.#starting = false;
      if (this.#busy < this.limits.lanes) void this.#runLane();
    });
  }

  async #runLane(): Promise<void> {
    this.#busy += 1;
    for (;;) {
      if (this.port.isPressed()) await this.#gather();
      // Nothing may come between finding no item and being idle: it would not be woken for.
      const batch = this.#take();
      if (batch.length === 0) break;
      this.#inFlight.push(batch);
      if (this.queued > 0) this.#wake();
      await this.#settle(batch);
      this.#inFlight.splice(this.#inFlight.indexOf(batch), 1);
    }
    this.#busy -= 1;
    if (this.#idle()) this.#rest();
  }

  async #gather(): Promise<void> {
    const left = this.#gatherUntil - performance.now();
    if (left <= 0 || this.#closed || this.queued >= this.limits.maxItems) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#gathering.delete(end);
        resolve();
      };
      const timer = setTimeout(end, left);
      this.#gathering.add(end);
    });
  }

  #endGathering(): void {
    for (const end of this.#gathering) end();
  }

  #take(): Waiting<Item, Result>[] {
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
    // What did not fit has been gathered with the others.
    if (this.queued > 0) this.#gatherUntil = -Infinity;
    else if (batch.length > 0) this.#gatherUntil = performance.now() + this.limits.gatherMs;
    return batch;
  }

  async #settle(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const open = batch.filter((waiting) => !waiting.settled);
      if (open.length === 0) return;
      try {
        const results = await this.port.commit(open.map((waiting) => waiting.item));
        open.forEach((waiting, index) => settle(waiting, () => waiting.resolve(results[index]!)));
        return;
      } catch (error) {
        if (this.port.classify(error) === 'item') {
          if (open.length > 1) return await this.#settleSingly(open);
          return settle(open[0]!, (waiting) => waiting.reject(error));
        }
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  async #settleSingly(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    for (const waiting of batch) await this.#settle([waiting]);
  }

  /** Gives up what is past its deadline. Items wait in order of arrival, hence in order of their deadlines. */
  #sweep(): void {
    const now = performance.now();
    for (const waiting of this.#queue) {
      if (waiting.deadline > now) break;
      settle(waiting, () => waiting.reject(this.port.late()));
    }
    for (const batch of this.#inFlight) {
      for (const waiting of batch) if (waiting.deadline <= now) settle(waiting, () => waiting.reject(this.port.late()));
    }
    if (this.#idle()) this.#rest();
  }

  #idle(): boolean {
    return this.#busy === 0 && this.queued === 0;
  }

  #rest(): void {
    clearInterval(this.#sweeper);
    this.#sweeper = undefined;
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}

function settle<Item, Result>(waiting: Waiting<Item, Result>, act: (waiting: Waiting<Item, Result>) => void): void {
  if (waiting.settled) return;
  waiting.settled = true;
  act(waiting);
}
