import { local } from './local-time.js';

/** A recurrence on a customer's own clock. */
export interface Recurrence {
  readonly every: number;
  readonly unit: 'day' | 'week' | 'month';
}

/** The k-th time a customer is asked, and when. */
export interface Occurrence {
  /** 1, 2, 3 … after the anchor. */
  readonly number: number;
  readonly at: Date;
}

/**
 * The first occurrence after `after`. All are counted from the anchor in the customer's time zone, so that the 31st becomes the
 * last day of shorter months and the 31st again. Those that were missed are skipped.
 */
export function nextOccurrence(anchor: Date, { every, unit }: Recurrence, zone: string, after: Date): Occurrence {
  if (!Number.isInteger(every) || every < 1) throw new RangeError('a recurrence must be every 1 or more');
  const start = local(anchor, zone);
  const at = (number: number) => start.plus({ [unit]: number * every }).toJSDate();
  const passed = Math.floor(local(after, zone).diff(start, unit).as(unit) / every);
  let number = Math.max(1, passed);
  while (at(number) <= after) number += 1;
  return { number, at: at(number) };
}

/** When a question is sent that an event has caused: after a delay in minutes. */
export function triggeredAt(occurredAt: Date, delayMinutes: number): Date {
  return new Date(occurredAt.getTime() + delayMinutes * 60_000);
}
