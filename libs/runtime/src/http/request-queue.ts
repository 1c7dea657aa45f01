import { performance } from 'node:perf_hooks';

/**
 * Milliseconds for which requests are answered, at most, before the sockets are looked at again. Node takes one new connection each
 * time it looks, so it must not be long.
 */
const MOST = 10;

/**
 * While requests are refused, answering gets this share of the time that all else took since it last had its turn. What follows
 * from an answer later, commit and reply, takes about twice as much again: together that is what a process at its capacity spends.
 */
const SHARE = 0.35;

/** Where all else took longer than so many milliseconds, requests wait at the sockets, and of the time beyond answering gets less. */
const LONG = 8;
const SHARE_OF_LONG = 0.1;

/** Milliseconds after a refusal for which the process counts as refusing. */
const REFUSING_FOR = 250;

/** While requests are refused, so many may wait: as many as begin in so many rounds; at least. */
const ROUNDS = 2;
const LEAST_WAITING = 16;

/** Milliseconds for answering after so many for all else, in a process that refuses requests. */
function shareOf(elapsed: number): number {
  return Math.min(elapsed, LONG) * SHARE + Math.max(0, elapsed - LONG) * SHARE_OF_LONG;
}

/**
 * Answers requests one after the other, each with all that follows from it at once. A process that has to refuse some leaves them
 * time: it answers about as many as it can take when it refuses none, and looks at the sockets again in between. Otherwise answering
 * would take all the time there is, and what is to be refused would wait for seconds where nobody looks.
 */
export class RequestQueue {
  readonly #waiting: (() => void)[] = [];
  /** Turns still to come before the sockets are looked at. */
  #turns = 0;
  /** Until when answers begin in the turns that run now; nothing between such rounds. */
  #until: number | undefined;
  #ended: number;
  #refusingUntil = 0;
  /** Answers that began in the round that runs now; in the last one. */
  #begun = 0;
  #begunLast = 0;

  /** `now`: milliseconds of a clock that never goes back. */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.#ended = now();
  }

  /** Whether one more would wait for longer than it should in a process that refuses requests. */
  get isFull(): boolean {
    const most = Math.max(LEAST_WAITING, ROUNDS * this.#begunLast);
    return this.#waiting.length >= most && this.now() < this.#refusingUntil;
  }

  /** Answers it when its turn comes, within this round of the event loop where there is time. */
  push(answer: () => void): void {
    this.#waiting.push(answer);
    if (this.#until === undefined) this.#schedule(1);
  }

  /** A request was refused. */
  refused(): void {
    this.#refusingUntil = this.now() + REFUSING_FOR;
  }

  #schedule(turns: number): void {
    this.#turns += turns;
    for (let turn = 0; turn < turns; turn += 1) setImmediate(this.#turn);
  }

  readonly #turn = (): void => {
    const now = this.now();
    this.#until ??= now + (now < this.#refusingUntil ? shareOf(now - this.#ended) : MOST);
    this.#turns -= 1;
    if (now <= this.#until) {
      this.#begun += 1;
      this.#waiting.shift()?.();
    }
    if (this.#turns > 0) return;
    this.#ended = this.now();
    this.#until = undefined;
    this.#begunLast = this.#begun;
    this.#begun = 0;
    this.#schedule(this.#waiting.length);
  };
}
