import { readFileSync } from 'node:fs';

const FIELDS = 8;
const STEAL = 7;

/** Ticks of all cores since the machine started, as Linux counts them; undefined elsewhere. */
function ticks() {
  try {
    const fields = readFileSync('/proc/stat', 'utf8')
      .split('\n', 1)[0]
      .split(/\s+/)
      .slice(1, 1 + FIELDS)
      .map(Number);
    return { all: fields.reduce((sum, value) => sum + value, 0), stolen: fields[STEAL] };
  } catch {
    return undefined;
  }
}

const shareOf = (from, to) =>
  from === undefined || to.all === from.all
    ? null
    : Number(((to.stolen - from.stolen) / (to.all - from.all)).toFixed(3));

/** Watches how much of its processors the machine does not get because its host gives them to others: what is measured then says little. */
export class Steal {
  #first = ticks();
  #last = this.#first;
  #perSecond = [];
  #timer = setInterval(() => {
    const now = ticks();
    this.#perSecond.push(shareOf(this.#last, now));
    this.#last = now;
  }, 1_000);

  /** Ends it; the share of the whole time and of each second, 0 to 1, `null` where the system does not tell. */
  stop() {
    clearInterval(this.#timer);
    return { share: shareOf(this.#first, ticks()), perSecond: this.#perSecond };
  }
}
