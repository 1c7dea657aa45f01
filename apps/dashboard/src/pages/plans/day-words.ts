/** A day of a calendar with its weekday, such as `Mon 30`, or `Monday 30 November` in full. */
export function dayWords(day: string, language: string, isFull = false): string {
  const locale = new Intl.Locale(language === 'en' ? 'en-GB' : language, { numberingSystem: 'latn' });
  const options = isFull
    ? ({ weekday: 'long', day: 'numeric', month: 'long' } as const)
    : ({ weekday: 'short', day: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}
