import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session.js';

/** Writes numbers and times in a language and time zone. Digits are Western in all languages. */
export class Format {
  readonly #locale: string;
  readonly #zone: string;

  constructor(language: string, timeZone: string) {
    this.#locale = new Intl.Locale(REGIONAL[language] ?? language, { numberingSystem: 'latn' }).toString();
    this.#zone = timeZone;
  }

  /** A count, such as `1,120`. */
  count(value: number): string {
    return new Intl.NumberFormat(this.#locale).format(value);
  }

  /** A score, rounded to a whole number, with a real minus sign. */
  score(value: number): string {
    return new Intl.NumberFormat(this.#locale, { maximumFractionDigits: 0, signDisplay: 'negative' })
      .format(value)
      .replace('-', '−');
  }

  /** A change, with its sign. */
  change(value: number): string {
    return new Intl.NumberFormat(this.#locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' })
      .format(value)
      .replace('-', '−');
  }

  /** Points of a scale, with one digit after the point, such as `6.8`. */
  points(value: number): string {
    return this.#points(value, 'negative');
  }

  /** A change in points, with its sign, such as `+1.3`. */
  pointsChange(value: number): string {
    return this.#points(value, 'exceptZero');
  }

  /** A day, such as `26 Nov` or, of another year, `26 Nov 2025`. */
  day(time: string | Date): string {
    const date = new Date(time);
    const isThisYear = this.#year(date) === this.#year(new Date());
    return this.#write(date, { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) });
  }

  /** A day of a calendar, such as `2026-11-26`, as `day` writes it. */
  calendarDay(day: string): string {
    return new Format(this.#locale, 'UTC').day(`${day}T00:00:00Z`);
  }

  /** A day with its weekday, such as `Thursday 26 November`. */
  fullDay(time: string | Date): string {
    return this.#write(new Date(time), { weekday: 'long', day: 'numeric', month: 'long' });
  }

  /** A day and time, such as `26 Nov, 14:02`. */
  moment(time: string | Date): string {
    return `${this.day(time)}${this.#comma} ${this.clock(time)}`;
  }

  /** A time of day, such as `14:02`. */
  clock(time: string | Date): string {
    return this.#write(new Date(time), { hour: '2-digit', minute: '2-digit', hour12: false });
  }

  /** A weekday and time within a week, such as `Fri 12:00`. */
  weekdayClock(time: string | Date): string {
    return `${this.#write(new Date(time), { weekday: 'short' })} ${this.clock(time)}`;
  }

  /** The moment with its time zone, for a tooltip. */
  exact(time: string | Date): string {
    return this.#write(new Date(time), { dateStyle: 'full', timeStyle: 'long' });
  }

  /** A span until or since a moment, such as `in 3 days`. */
  relative(time: string | Date, now: Date = new Date()): string {
    const seconds = (new Date(time).getTime() - now.getTime()) / 1000;
    const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['minute', 60];
    const writer = new Intl.RelativeTimeFormat(this.#locale, { numeric: 'auto' });
    return writer.format(Math.round(seconds / size), unit);
  }

  #points(value: number, signDisplay: 'negative' | 'exceptZero'): string {
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    return new Intl.NumberFormat(this.#locale, { ...digits, signDisplay }).format(value).replace('-', '−');
  }

  get #comma(): string {
    return new Intl.Locale(this.#locale).language === 'ar' ? '،' : ',';
  }

  #year(date: Date): string {
    return this.#write(date, { year: 'numeric' });
  }

  #write(date: Date, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.#locale, { ...options, timeZone: this.#zone }).format(date);
  }
}

/** Where a language alone would mean the order of days and months of another region. */
const REGIONAL: Readonly<Record<string, string>> = { en: 'en-GB' };

const UNITS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
] as const;

/** Writes in the language of the interface and the time zone of the workspace. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const { workspace } = useSession();
  return useMemo(() => new Format(i18n.language, workspace.time_zone), [i18n.language, workspace.time_zone]);
}
