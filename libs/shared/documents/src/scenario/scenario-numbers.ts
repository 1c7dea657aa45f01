import { LOCALES } from '../report/writing-numbers.js';
import type { ScenarioContent } from './scenario-content.js';
import { scenarioWords } from './words/index.js';
import type { ScenarioWords } from './words/scenario-words.js';

/** Amounts below this are written with their cents. */
const WITH_CENTS = 100;

/** How the numbers of a scenario are written; Western digits in all languages, and real minus signs. */
export class ScenarioNumbers {
  readonly #locale: string;
  readonly #currency: string;
  readonly #zone: string;
  readonly #words: ScenarioWords;

  constructor({ language, report, time_zone: zone }: Pick<ScenarioContent, 'language' | 'report' | 'time_zone'>) {
    this.#locale = LOCALES[language];
    this.#currency = report.scenario.currency;
    this.#zone = zone;
    this.#words = scenarioWords[language];
  }

  number(value: number, digits = 2): string {
    return this.#write(value, { maximumFractionDigits: digits });
  }

  /** An amount, with its cents where it is small and not whole. */
  money(value: number): string {
    const isSmall = Math.abs(value) < WITH_CENTS && !Number.isInteger(value);
    const digits = isSmall ? {} : { minimumFractionDigits: 0, maximumFractionDigits: 0 };
    return this.#write(value, { style: 'currency', currency: this.#currency, ...digits });
  }

  /** A share in per cent; `–` where it cannot be known. */
  percent(share: number | null, digits = 0): string {
    return share === null ? '–' : `${this.number(100 * share, digits)}\u00a0%`;
  }

  /** The value of a factor in its unit. */
  factor(unit: string, value: number): string {
    if (unit === 'money') return this.money(value);
    if (unit === 'share') return this.percent(value, 1);
    return unit === 'minutes' || unit === 'hours' ? this.#words[unit](this.number(value)) : this.number(value);
  }

  /** A month such as `2026-03`: March 2026. */
  month(month: string): string {
    const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
    return new Intl.DateTimeFormat(this.#locale, options).format(new Date(`${month}-01T00:00:00Z`));
  }

  time(moment: Date): string {
    const options = { dateStyle: 'long', timeStyle: 'short', timeZone: this.#zone } as const;
    return new Intl.DateTimeFormat(this.#locale, options).format(moment);
  }

  #write(value: number, options: Intl.NumberFormatOptions): string {
    return new Intl.NumberFormat(this.#locale, options).format(value === 0 ? 0 : value).replace('-', '−');
  }
}
