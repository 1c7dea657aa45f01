import { CellDefect, quoted } from './cell-defect.js';
import { DATE_EXAMPLES, existsDay, readTime, type DateFormat, type WrittenTime } from './time-text.js';
import { LocalTimes } from './zone.js';

/** How times and days of a file are written. */
export interface TimeFormat {
  readonly dateFormat: DateFormat;
  /** Zone of times that name neither an offset nor a zone; takes precedence over the offset. */
  readonly timeZone: string | undefined;
  /** Offset from UTC of times without an offset or zone, in minutes. */
  readonly utcOffsetMinutes: number;
}

/** Reads times and days of a file. */
export class TimeReader {
  readonly #zones = new Map<string, LocalTimes>();

  constructor(private readonly format: TimeFormat) {}

  /** The time in a cell; a day without a time of day is its start. */
  time(cell: string): Date | CellDefect {
    const written = readTime(cell, this.format.dateFormat);
    if (written === undefined) return this.#malformed(cell, 'a time', ' 14:05');
    if (!existsDay(written)) return this.#impossible(cell);
    return new Date(this.#instantOf(written));
  }

  /** The day in a cell as `YYYY-MM-DD`; a time of day after it is left out. */
  day(cell: string): string | CellDefect {
    const written = readTime(cell, this.format.dateFormat);
    if (written === undefined) return this.#malformed(cell, 'a day', '');
    return existsDay(written) ? written.day : this.#impossible(cell);
  }

  #instantOf({ day, time = 0, offset }: WrittenTime): number {
    const local = Date.parse(`${day}T00:00:00.000Z`) + time;
    if (offset !== undefined && 'minutes' in offset) return local - offset.minutes * 60_000;
    const zone = offset === undefined ? this.format.timeZone : offset.zone;
    if (zone === undefined) return local - this.format.utcOffsetMinutes * 60_000;
    let times = this.#zones.get(zone);
    if (times === undefined) this.#zones.set(zone, (times = new LocalTimes(zone)));
    return times.instantOf(local);
  }

  #malformed(cell: string, what: string, clock: string): CellDefect {
    const example = `${DATE_EXAMPLES[this.format.dateFormat]}${clock}`;
    return new CellDefect(
      'invalid-format',
      `must be ${what} such as ${example} (\`date_format\` of the mapping); it is ${quoted(cell)}`,
    );
  }

  #impossible(cell: string): CellDefect {
    const order = DATE_EXAMPLES[this.format.dateFormat];
    return new CellDefect(
      'invalid-format',
      `must be a day of the calendar in the order of ${order} (\`date_format\` of the mapping); it is ${quoted(cell)}`,
    );
  }
}
