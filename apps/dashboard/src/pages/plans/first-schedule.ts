import { toZoned } from '../../i18n/zoned.js';
import type { NewPlan } from './plan-queries.js';

const DAY_MS = 86_400_000;

/** The days of a campaign that nobody has chosen yet: five, from tomorrow on where the workspace is. */
export function firstSchedule(timeZone: string): NonNullable<NewPlan['schedule']> {
  const first_day = toZoned(new Date(Date.now() + DAY_MS), timeZone).slice(0, 10);
  return { first_day, days: 5, per_day: null, time: '10:00' };
}
