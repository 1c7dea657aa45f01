import { IANAZone } from 'luxon';

/** Milliseconds in which no zone changes its offset twice. */
const SLOT = 900_000;
const MAX_SLOTS = 100_000;

/** Whether it is the name of a time zone: `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

/** Converts local times of a zone. Offsets are kept by quarter of an hour, because computing one takes microseconds. */
export class LocalTimes {
  readonly #zone: IANAZone;
  readonly #offsets = new Map<number, number>();

  constructor(name: string) {
    this.#zone = IANAZone.create(name);
  }

  /** The instant of a local time, given as if it were UTC. A time that occurs twice is the first; one that is skipped, the later. */
  instantOf(local: number): number {
    const before = local - this.#offsetAt(local - DAY) * 60_000;
    if (this.#offsetAt(before) * 60_000 === local - before) return before;
    const after = local - this.#offsetAt(local + DAY) * 60_000;
    return this.#offsetAt(after) * 60_000 === local - after ? after : before;
  }

  #offsetAt(instant: number): number {
    const slot = Math.floor(instant / SLOT);
    const known = this.#offsets.get(slot);
    if (known !== undefined) return known;
    if (this.#offsets.size > MAX_SLOTS) this.#offsets.clear();
    const offset = this.#zone.offset(instant);
    this.#offsets.set(slot, offset);
    return offset;
  }
}

const DAY = 86_400_000;
