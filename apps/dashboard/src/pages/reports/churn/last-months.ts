/**
 * The months that are over in a time zone, the newest first, as choices: `2026-10` with its name. A `chosen` one that is not among them, such as that
 * of an old link, is added.
 */
export function lastMonths(timeZone: string, count: number, locale: string, chosen: string) {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric' }).formatToParts(
    new Date(),
  );
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const months = Array.from({ length: count }, (_, i) =>
    new Date(Date.UTC(of('year'), of('month') - 2 - i, 1)).toISOString().slice(0, 7),
  );
  const name = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'long' });
  return [...months, ...(months.includes(chosen) ? [] : [chosen])].map((value) => ({
    value,
    label: name.format(new Date(`${value}-01T00:00:00Z`)),
  }));
}
