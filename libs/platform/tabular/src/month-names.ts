import { fold } from './folded.js';

const LOCALES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'da', 'ar'] as const;

const MONTHS = monthNames();
const WEEKDAYS = new Set(
  LOCALES.flatMap((locale) =>
    (['long', 'short'] as const).flatMap((weekday) => {
      const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
      return Array.from({ length: 7 }, (_, day) => bare(format.format(new Date(Date.UTC(2026, 0, 4 + day)))));
    }),
  ),
);

/** The month, 1 to 12, of a name or abbreviation in a common language. */
export function monthOf(name: string): number | undefined {
  return MONTHS.get(bare(name));
}

/** Whether it is the name of a day of the week. */
export function isWeekday(name: string): boolean {
  return WEEKDAYS.has(bare(name));
}

/** English first, so that an abbreviation of two languages is the English one. */
function monthNames(): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const locale of LOCALES) {
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' });
      for (let number = 1; number <= 12; number += 1) {
        const name = bare(format.format(new Date(Date.UTC(2026, number - 1, 15))));
        if (!names.has(name)) names.set(name, number);
      }
    }
  }
  return names;
}

function bare(name: string): string {
  return fold(name).replaceAll('.', '');
}
