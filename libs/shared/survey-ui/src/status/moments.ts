const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** Writes times in a language and a time zone, for a page that is shown now. */
export class Moments {
  readonly #tag: string;

  /** `language`: BCP 47 tag; `timeZone`: IANA name. */
  constructor(
    language: string,
    private readonly timeZone: string,
    private readonly now: Date,
  ) {
    // Western digits, as everywhere in the product.
    this.#tag = `${language}-u-nu-latn`;
  }

  /** Day and time: `today, 12:20`, `Friday 27 November, 10:00`; with the year if it is another one. */
  at(date: Date): string {
    const time = this.#format(date, TIME);
    const days = this.#daysTo(date);
    if (Math.abs(days) <= 1) {
      return `${new Intl.RelativeTimeFormat(this.#tag, { numeric: 'auto' }).format(days, 'day')}, ${time}`;
    }
    return `${this.day(date)}, ${time}`;
  }

  /** Day and time without reference to today, for what is read later. */
  exact(date: Date): string {
    return `${this.day(date)}, ${this.#format(date, TIME)}`;
  }

  /** The day: `Friday 27 November`. */
  day(date: Date): string {
    const year = this.#year(date) === this.#year(this.now) ? undefined : ('numeric' as const);
    return this.#format(date, { weekday: 'long', day: 'numeric', month: 'long', year });
  }

  /** The name of the time zone in words. */
  zone(): string {
    const formatter = new Intl.DateTimeFormat(this.#tag, { timeZone: this.timeZone, timeZoneName: 'longGeneric' });
    return formatter.formatToParts(this.now).find(({ type }) => type === 'timeZoneName')?.value ?? this.timeZone;
  }

  /** Whole days of the calendar from now on. */
  #daysTo(date: Date): number {
    const dayOf = (each: Date) =>
      Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone: this.timeZone, dateStyle: 'short' }).format(each));
    return Math.round((dayOf(date) - dayOf(this.now)) / 86_400_000);
  }

  #year(date: Date): string {
    return this.#format(date, { year: 'numeric' });
  }

  #format(date: Date, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.#tag, { ...options, timeZone: this.timeZone }).format(date);
  }
}
