/** What a round over a group's partitions came to. */
export interface Round {
  /** Events delivered. */
  readonly events: number;
  /** Whether a partition holds more than fitted into one batch. */
  readonly backlog: boolean;
  /** Pokes from this process since the last round began: the intake is at work on the same loop. */
  readonly pokes: number;
  /** Milliseconds that the round took. */
  readonly took: number;
}

/** How long to rest before the next round, and whether a poke may end the rest. */
export interface Rest {
  readonly milliseconds: number;
  readonly wakeable: boolean;
}

/** Shortest (where nothing else is said) and longest rest, in milliseconds. */
const SHORTEST = 5;
const LONGEST = 100;

/** Events in a round from which on it is worth to gather more before the next. */
const LARGE = 64;

/**
 * Decides when a reader looks again. Quiet: a poke is answered at once, and polling slows down from 5 to 100 ms. Under
 * load batches grow instead of becoming frequent, because each costs round trips that the intake needs: after a large
 * round events gather for up to 100 ms. A backlog is worked off without rest, but half the time is left to an intake
 * that is at work in this process.
 */
export class Pacing {
  #idle: number;

  /** `shortest`: milliseconds of rest after a small round. */
  constructor(private readonly shortest = SHORTEST) {
    this.#idle = shortest;
  }

  /** The rest after this round. */
  after(round: Round): Rest {
    if (round.events === 0) {
      const milliseconds = this.#idle;
      this.#idle = Math.min(this.#idle * 2, LONGEST);
      return { milliseconds, wakeable: true };
    }
    this.#idle = this.shortest;
    if (round.backlog) {
      return { milliseconds: round.pokes > 0 ? Math.min(round.took, LONGEST) : 0, wakeable: false };
    }
    if (round.events >= LARGE) return { milliseconds: Math.max(0, LONGEST - round.took), wakeable: false };
    return { milliseconds: this.shortest, wakeable: round.pokes === 0 };
  }
}
