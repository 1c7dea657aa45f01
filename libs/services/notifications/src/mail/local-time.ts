import type { StaffLanguage } from '@hearback/questionnaire';

/** Western digits in all languages, as in the dashboard. */
const LOCALES: Readonly<Record<StaffLanguage, string>> = { en: 'en-GB', de: 'de', fr: 'fr', ar: 'ar-u-nu-latn' };

/** A moment in a time zone with its city, such as `Mon, 2 Mar 2026, 11:00 (Berlin)`; in UTC if the zone is unknown. */
export function localTime(instant: string, language: StaffLanguage, timeZone: string): string {
  const zone = isZone(timeZone) ? timeZone : 'UTC';
  const written = new Intl.DateTimeFormat(LOCALES[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(new Date(instant));
  return `${written} (${zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')})`;
}

/** A count in the digits and groups of the language. */
export function counted(count: number, language: StaffLanguage): string {
  return new Intl.NumberFormat(LOCALES[language]).format(count);
}

function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions();
    return true;
  } catch {
    return false;
  }
}
