import type { OpeningHours, OpenInterval } from '../src/domain/hours/calendar.js';

/** An interval of a day, as in `09:00-17:00`. */
export function hm(text: string): OpenInterval {
  const [from, to] = text.split('-').map((time) => {
    const [hour, minute] = time.split(':').map(Number);
    return hour! * 60 + minute!;
  });
  return { from: from!, to: to! };
}

/** The same hours on so many days. */
export const every = (days: number, open: readonly OpenInterval[]) => Array.from({ length: days }, () => open);

/** Monday to Friday, 9 to 17, in Berlin; tests override what they are about. */
export function aCalendar(overrides: Partial<OpeningHours> = {}): OpeningHours {
  return {
    timeZone: 'Europe/Berlin',
    week: [...every(5, [hm('09:00-17:00')]), [], []],
    specialDays: [],
    ...overrides,
  };
}
