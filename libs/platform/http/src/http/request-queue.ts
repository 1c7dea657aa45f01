import { performance } from 'node:perf_hooks';

/** Milliseconds for which requests are answered, at most, before the sockets are looked at again. */
const MOST = 10;

/**
 * Milliseconds for which answers wait after a round, at most, while new connections come in: Node takes one each time it looks at
 * the sockets, so that with answers in between the last of many would wait for seconds. The second is for a process that refuses
 * requests: the longer wait takes nothing from its answers, whose share is one of the time that has passed.
 */
const LONGEST_WELCOME = 10;
const LONGEST_WELCOME_REFUSING = 100;

/**
 * While requests are refused, answering gets so many milliseconds in a row and this share of what all else took since it last had its turn.
 * Both are small: the first keeps rounds short where there is time left, the second is what a flood leaves to answering. What
 * follows from an answer later, commit and reply, takes about twice as much again.
 */
const BASE = 0.6;
const SHARE = 0.2;

/**
 * A round of more milliseconds means that requests stand in the sockets: answering steps back after it to get rid of them. Where so many rounds
 * took more than the second figure on the whole, for so many milliseconds, requests come faster than they can be refused, and answering goes on beside
 * them, until rounds are short on the whole: a single one, when the senders take a breath, is no reason to step back anew.
 */
const LONG_ROUND = 6;
const LONG_ON_THE_WHOLE = 4.5;
const STEPS_BACK_FOR = 1_500;
const SHARE_STEPPED_BACK = 0.03;
const USUAL_OF = 16;

/**
 * Milliseconds after a refusal for which the process counts as refusing. Shorter, it would take in all that comes in each moment in which
 * it has time, until as many are open as may be, and what comes then stands in the sockets at first.
 */
const REFUSING_FOR = 1_000;

/**
 * While requests are refused, so many may wait: as many as begin in so many rounds; at least. The least is more than a few dozen
 * callers ask at once who all got their replies from one commit, or those would keep a process refusing that has time for them.
 */
const ROUNDS = 2;
const LEAST_WAITING = 128;

/** Is told of each round. */
export interface RoundListener {
  /** Answers begin, unless new connections come in. */
  readonly begins: () => void;
  /** The sockets are looked at next; `welcomes`: answers wait for new connections. */
  readonly ended: (welcomes: boolean) => void;
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
  #hasNewConnection = false;
  /** Whether the last look at the sockets brought one, so that nothing is answered in this round. */
  #welcomed = false;
  /** Until when answers wait for new connections; nothing before that was looked at after a round. */
  #welcomesUntil: number | undefined;
  /** Since when rounds were long on the whole. */
  #longSince: number | undefined;
  /** Milliseconds that a round took of late, while requests were refused. */
  #usual = 0;
  /** Answers that began in the round that runs now; in the last one. */
  #begun = 0;
  #begunLast = 0;

  /** `now`: milliseconds of a clock that never goes back. */
  constructor(
    private readonly rounds?: RoundListener,
    private readonly now: () => number = () => performance.now(),
  ) {
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

  /** Whether new connections come in, which go before all else. */
  get welcomes(): boolean {
    return this.#hasNewConnection || this.#welcomed;
  }

  /** A connection was taken, and there may be more. */
  connected(): void {
    this.#hasNewConnection = true;
    if (this.#turns === 0) this.#schedule(1);
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
    if (this.#until === undefined) this.rounds?.begins();
    const now = this.now();
    this.#until ??= this.#untilWhen(now);
    this.#turns -= 1;
    const answer = now <= this.#until ? this.#waiting.shift() : undefined;
    if (answer !== undefined) {
      this.#begun += 1;
      answer();
    }
    if (this.#turns === 0) this.#endRound();
  };

  #untilWhen(now: number): number {
    const elapsed = now - this.#ended;
    const isRefusing = now < this.#refusingUntil;
    this.#welcomesUntil ??= now + (isRefusing ? LONGEST_WELCOME_REFUSING : LONGEST_WELCOME);
    this.#welcomed = this.#hasNewConnection && now < this.#welcomesUntil;
    this.#hasNewConnection = false;
    if (this.#welcomed) return -Infinity;
    this.#welcomesUntil = undefined;
    this.#usual = isRefusing ? this.#usual + (elapsed - this.#usual) / USUAL_OF : 0;
    if (this.#usual <= LONG_ON_THE_WHOLE) this.#longSince = undefined;
    else this.#longSince ??= now;
    const isFlooded = this.#longSince !== undefined && now - this.#longSince >= STEPS_BACK_FOR;
    const share = elapsed <= LONG_ROUND || isFlooded ? SHARE : SHARE_STEPPED_BACK;
    return now + (isRefusing ? BASE + elapsed * share : MOST);
  }

  #endRound(): void {
    this.#until = undefined;
    if (this.#begun > 0) {
      this.#ended = this.now();
      this.#begunLast = this.#begun;
      this.#begun = 0;
    }
    this.#schedule(this.#welcomed ? Math.max(1, this.#waiting.length) : this.#waiting.length);
    this.rounds?.ended(this.#welcomed);
  }
}
