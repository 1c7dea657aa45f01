import type { QueryClient } from '@tanstack/react-query';
import type { Hint, PresenceSign } from './live-connection.js';

/** The first elements of the query keys that a hint makes out of date, by its type. */
const RESOURCES: Readonly<Record<string, readonly string[]>> = {
  response: ['responses', 'metrics', 'home'],
  import: ['imports'],
  task: ['tasks', 'home'],
  customer: ['customers'],
  survey: ['surveys'],
  rule: ['rules'],
  member: ['members'],
  workspace: ['workspace', 'session'],
};

/** Milliseconds for which hints are collected, so that a burst of them is one request. */
const COLLECT_MS = 300;

/** A list whose rows must not move: new things of its type wait until the reader asks for them. */
export interface HeldList {
  readonly type: string;
  /** Ids that the list shows. */
  readonly shown: ReadonlySet<string>;
  /** Something that is not shown has changed; null: several things. */
  readonly waits: (id: string | null) => void;
}

/** Fetches again what hints make out of date, except lists that are held. */
export class LiveQueries {
  readonly #lists = new Set<HeldList>();
  readonly #watchers = new Set<(sign: PresenceSign) => void>();
  #hints: Hint[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly queries: QueryClient) {}

  /** Holds a list; returns a function that lets it go. */
  hold(list: HeldList): () => void {
    this.#lists.add(list);
    return () => this.#lists.delete(list);
  }

  /** Watches who has which task open; returns a function that ends it. */
  onPresence(watcher: (sign: PresenceSign) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  presence(sign: PresenceSign): void {
    for (const watcher of this.#watchers) watcher(sign);
  }

  hint(hint: Hint): void {
    this.#hints.push(hint);
    this.#timer ??= setTimeout(() => this.#flush(), COLLECT_MS);
  }

  /** Everything may be out of date. */
  resync(): void {
    for (const list of this.#lists) list.waits(null);
    const held = this.#heldResources();
    void this.queries.invalidateQueries({ predicate: ({ queryKey }) => !held.has(String(queryKey[0])) });
  }

  /** Fetches a held list again, because its reader wants to see what is new. */
  show(type: string): void {
    const [resource] = RESOURCES[type] ?? [];
    if (resource !== undefined) void this.queries.invalidateQueries({ queryKey: [resource] });
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #flush(): void {
    this.#timer = undefined;
    const hints = this.#hints;
    this.#hints = [];
    for (const { type, id } of hints)
      for (const list of this.#lists) if (list.type === type && (id === null || !list.shown.has(id))) list.waits(id);
    const held = this.#heldResources();
    const resources = new Set(hints.flatMap(({ type }) => RESOURCES[type] ?? []));
    for (const resource of resources)
      if (!held.has(resource)) void this.queries.invalidateQueries({ queryKey: [resource] });
    // One thing that is open beside a held list is fetched again by its own key.
    const ids = new Set(hints.map(({ id }) => id));
    void this.queries.invalidateQueries({
      predicate: ({ queryKey: [resource, ...rest] }) =>
        held.has(String(resource)) && rest.some((part) => typeof part === 'string' && ids.has(part)),
    });
  }

  #heldResources(): ReadonlySet<string> {
    return new Set([...this.#lists].flatMap(({ type }) => (RESOURCES[type] ?? []).slice(0, 1)));
  }
}
