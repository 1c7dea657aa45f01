import type { Customer, Post, Problem } from '../protocol.js';
import type { KeptEntry } from './kept-entry.js';

/** Something for the server, until it has it. The id makes sending it again harmless. */
export interface Unsent {
  readonly id: string;
  readonly path: 'answers' | 'events' | 'exposures';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** `waits`: it is sent again as soon as possible. */
export type Outcome =
  | { readonly state: 'sent' | 'waits' }
  | { readonly state: 'rejected'; readonly status: number; readonly problem: Problem };

const SENT: Outcome = { state: 'sent' };
const WAITS: Outcome = { state: 'waits' };
const RETRY_MS = 2_000;
const MAX_RETRY_MS = 60_000;

/**
 * Sends again what did not get through: after a pause that grows, when the connection is back, and on the next page. Of several
 * bodies with one id only the last is sent, and never two at a time, so that none overtakes another.
 */
export class Outbox {
  readonly #unsent = new Map<string, Unsent>();
  /** Ids that this page answers for; other tabs keep theirs in the same entry. */
  readonly #own = new Set<string>();
  readonly #customers = new Map<string, Customer | undefined>();
  readonly #turns = new Map<string, Promise<Outcome>>();
  readonly #settled = new Map<string, (outcome: Outcome) => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(
    private readonly post: Post,
    private readonly entry: KeptEntry,
    /** Proves to a server that asks for it that a browser is at work. */
    private readonly prove: (surveyId: unknown) => Promise<string>,
  ) {
    for (const item of entry.read().unsent) this.#add(item);
    addEventListener('online', () => this.#flush());
    addEventListener('pagehide', () => this.#keep());
    this.#flush();
  }

  /** Calls back with each outcome for the id, also those of later attempts. */
  watch(id: string, settled: (outcome: Outcome) => void): void {
    this.#settled.set(id, settled);
  }

  send(item: Unsent, customer?: Customer): Promise<Outcome> {
    this.#add(item);
    this.#customers.set(item.id, customer);
    return this.#deliver(item.id);
  }

  #add(item: Unsent): void {
    this.#own.add(item.id);
    this.#unsent.set(item.id, item);
  }

  #deliver(id: string): Promise<Outcome> {
    const before = this.#turns.get(id) ?? Promise.resolve(SENT);
    const turn = before.then((last) => this.#attempt(id, last));
    this.#turns.set(id, turn);
    return turn;
  }

  async #attempt(id: string, last: Outcome): Promise<Outcome> {
    const item = this.#unsent.get(id);
    if (item === undefined) return last;
    const outcome = await this.#outcomeOf(item);
    const isNewest = this.#unsent.get(id) === item;
    if (outcome.state === 'waits') this.#retryLater();
    else {
      this.#failures = 0;
      if (isNewest) this.#unsent.delete(id);
    }
    this.#keep();
    // The outcome of a body that another has replaced says nothing of the newer one.
    if (isNewest) this.#settled.get(id)?.(outcome);
    return outcome;
  }

  async #outcomeOf({ id, path, at, body }: Unsent): Promise<Outcome> {
    const members = {
      ...(path === 'events' ? { events: [{ ...body, seconds_ago: secondsSince(at) }] } : body),
      customer: this.#customers.get(id),
    };
    let { status, body: reply } = await this.post<object>(path, members);
    if (reply?.code === 'responses.proof-required') {
      const proof = await this.prove(body['survey_id']).catch(() => undefined);
      if (proof) ({ status, body: reply } = await this.post<object>(path, { ...members, proof }));
    }
    if (status >= 200 && status < 300) return SENT;
    if (status === 0 || status === 429 || status >= 500) return WAITS;
    return { state: 'rejected', status, problem: reply ?? {} };
  }

  #retryLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), Math.min(RETRY_MS * 2 ** this.#failures, MAX_RETRY_MS));
    this.#failures += 1;
  }

  #flush(): void {
    for (const id of this.#unsent.keys()) void this.#deliver(id);
  }

  /** The kept copies name no customer: the next person in this browser is not told who was here. */
  #keep(): void {
    const kept = this.entry.read().unsent;
    const others = kept.filter(({ id }) => !this.#own.has(id));
    const unsent = [...others, ...this.#unsent.values()];
    if (unsent.length > 0 || kept.length > 0) this.entry.change({ unsent });
  }
}

function secondsSince(at: number): number {
  return Math.min(Math.max(0, Math.round((Date.now() - at) / 1000)), 604_800);
}
