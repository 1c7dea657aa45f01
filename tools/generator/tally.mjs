/** One id of so many is kept, to be looked for afterwards. */
const KEPT = 64;

/** A second is calm where the host took less than this share of the machine from it. */
const CALM = 0.05;

/** What came of the answers of a stage, by second of the moment they were to be sent. */
export class Tally {
  #accepted = [];
  #refused = [];
  /** How late each one was sent by the generator itself; part of what the others measure. */
  #behind = [];
  #other = {};
  #withoutRetryAfter = 0;
  #ids = [];
  #perSecond = [];

  /** One was sent so many milliseconds after it should have been. */
  sent(behind) {
    this.#behind.push(behind);
  }

  /** One was replied to; `latency` in milliseconds from the moment it was to be sent. */
  note({ second, status, hasRetryAfter, latency, id }) {
    const entry = (this.#perSecond[second] ??= { accepted: [], refused: [], other: 0 });
    if (status === 201) {
      entry.accepted.push(latency);
      this.#accepted.push(latency);
      if (this.#accepted.length % KEPT === 0) this.#ids.push(id);
    } else if (status === 503) {
      entry.refused.push(latency);
      this.#refused.push(latency);
      if (!hasRetryAfter) this.#withoutRetryAfter += 1;
    } else {
      entry.other += 1;
      this.#other[status] = (this.#other[status] ?? 0) + 1;
    }
  }

  /** `stolen` is what Steal tells; `unsent` found no connection, `unanswered` had no reply. */
  summary({ seconds, stolen, unsent, unanswered }) {
    const whole = this.#perSecond.slice(0, Math.floor(seconds));
    const calm = whole.filter((_, second) => (stolen.perSecond[second] ?? 0) < CALM);
    return {
      figures: {
        accepted: this.#accepted.length,
        refused: this.#refused.length,
        perSecond: this.#accepted.length / seconds,
        acceptedMs: quantiles(this.#accepted),
        refusedMs: quantiles(this.#refused),
        behindMs: quantiles(this.#behind),
        withoutRetryAfter: this.#withoutRetryAfter,
        other: this.#other,
        unsent,
        unanswered,
        stolen: stolen.share,
        calm: {
          seconds: calm.length,
          perSecond:
            calm.length === 0 ? null : calm.reduce((sum, { accepted }) => sum + accepted.length, 0) / calm.length,
          refusedMs: quantiles(calm.flatMap(({ refused }) => refused)),
        },
      },
      ids: this.#ids,
      seconds: Array.from(this.#perSecond, (entry, second) => ({
        stolen: stolen.perSecond[second] ?? null,
        accepted: entry?.accepted.length ?? 0,
        refused: entry?.refused.length ?? 0,
        other: entry?.other ?? 0,
        p99: quantiles(entry?.accepted ?? []).p99,
        refusedP99: quantiles(entry?.refused ?? []).p99,
      })),
    };
  }
}

function quantiles(list) {
  const sorted = Float64Array.from(list).toSorted();
  const at = (share) =>
    sorted.length === 0
      ? null
      : Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1));
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}
