import type { AnonymousPeriod } from '@hearback/questionnaire';

/** A period of whole days in the time zone of the workspace, as YYYY-MM-DD; `to` is the day after its last one. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The week from Monday, the month or the quarter that the day lies in. Periods of one kind do not overlap. */
export function periodOf(day: string, kind: AnonymousPeriod): Period {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  if (kind === 'week') {
    const monday = date - ((new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7);
    return { from: dayOf(year, month - 1, monday), to: dayOf(year, month - 1, monday + 7) };
  }
  const months = kind === 'month' ? 1 : 3;
  const first = month - 1 - ((month - 1) % months);
  return { from: dayOf(year, first, 1), to: dayOf(year, first + months, 1) };
}

/** By time zone: making one takes longer than using it a hundred times. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** The day of a moment in a time zone, as YYYY-MM-DD. */
export function dayIn(timeZone: string, at: Date): string {
  const format = FORMATS.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  FORMATS.set(timeZone, format);
  return format.format(at);
}

/** Milliseconds after the end of a period during which answers that began to be stored before it may still be committed. */
const GRACE_MS = 2 * 3_600_000;

/** Whether the period is over, so that no more answers are counted for it. Nothing of an earlier moment is ever shown. */
export function isOver({ to }: Period, timeZone: string, now: Date): boolean {
  return openDay(timeZone, now) >= to;
}

/** The first day that answers may still be stored for: all days before it are over. */
export function openDay(timeZone: string, now: Date): string {
  return dayIn(timeZone, new Date(now.getTime() - GRACE_MS));
}

/** A moment at which the day of `now` is not over yet, in any time zone. */
export function surelyOpenUntil(now: Date): Date {
  return new Date(now.getTime() + GRACE_MS);
}

function dayOf(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
}
