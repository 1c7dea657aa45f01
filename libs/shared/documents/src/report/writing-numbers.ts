import type { DocumentLanguage } from '../pdf-document.js';
import type { ReportContent, ReportScore, ReportTrend } from './content.js';

/** Western digits in all languages, as in the dashboard. */
export const LOCALES: Readonly<Record<DocumentLanguage, string>> = {
  en: 'en-GB',
  de: 'de',
  fr: 'fr',
  ar: 'ar-u-nu-latn',
};

/** The scale that a metric has. */
export const scaleOf = (metric: string): 'nps' | 'share' => (metric === 'nps' ? 'nps' : 'share');

/** A score by name, such as “CES · Return”. */
export function nameOf({ metric, touchpoint }: Pick<ReportScore | ReportTrend, 'metric' | 'touchpoint'>): string {
  return touchpoint === null ? metric.toUpperCase() : `${metric.toUpperCase()} · ${touchpoint}`;
}

/** How the numbers and times of a report are written. */
export class NumberWriting {
  readonly #whole: Intl.NumberFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #bucket: Intl.DateTimeFormat;
  readonly #time: Intl.DateTimeFormat;
  /** Binds a sign to its number where the text runs from the right (UAX 9, rule N1). */
  readonly #mark: string;

  constructor({ language, time_zone: timeZone }: Pick<ReportContent, 'language' | 'time_zone'>) {
    const locale = LOCALES[language];
    this.#mark = language === 'ar' ? '\u200e' : '';
    this.#whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
    this.#day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone });
    this.#bucket = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone });
    this.#time = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
  }

  /** A whole number with its sign: −17. */
  whole(value: number): string {
    const rounded = Math.round(value);
    return `${rounded < 0 ? `${this.#mark}−` : ''}${this.#whole.format(Math.abs(rounded))}`;
  }

  /** A change: +8, −17. */
  change(value: number): string {
    return `${Math.round(value) > 0 ? `${this.#mark}+` : ''}${this.whole(value)}`;
  }

  /** A score with its unit: “61 %”, “42”. */
  score(metric: string, value: number | null): string {
    if (value === null) return '–';
    return metric === 'nps' ? this.whole(value) : `${this.whole(value)}\u00a0%`;
  }

  percent(share: number): string {
    return `${this.whole(100 * share)}\u00a0%`;
  }

  day(instant: string): string {
    return this.#day.format(new Date(instant));
  }

  /** The last day before an instant. */
  dayBefore(instant: string): string {
    return this.#day.format(new Date(Date.parse(instant) - 1));
  }

  bucket(instant: string): string {
    return this.#bucket.format(new Date(instant));
  }

  time(instant: string): string {
    return this.#time.format(new Date(instant));
  }
}
