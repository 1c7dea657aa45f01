import { DateTime } from 'luxon';

/** A recurrence. `at` is `HH:MM` in the time zone of the schedule. */
export type ScheduleRule =
  | { readonly every: 'minutes'; /** A divisor of 60. */ readonly step: number }
  | { readonly every: 'day'; readonly at: string }
  | { readonly every: 'week'; /** 1 is Monday. */ readonly on: number; readonly at: string }
  | {
      readonly every: 'month';
      /** 1 to 31; in shorter months their last day. */ readonly on: number;
      readonly at: string;
    };

/**
 * The first run strictly after `after`. A local time that is skipped by the change to summer time runs an hour later; one that
 * occurs twice runs the first time. Throws a RangeError for an invalid rule or time zone.
 */
export function nextRun(rule: ScheduleRule, timeZone: string, after: Date): Date {
  const from = DateTime.fromJSDate(after, { zone: timeZone });
  if (!from.isValid) throw new RangeError(`unknown time zone: ${timeZone}`);
  for (let step = 0; ; step += 1) {
    const run = candidate(rule, from, step).toJSDate();
    if (run.getTime() > after.getTime()) return run;
  }
}

/** The `step`-th run counted from the period that `from` lies in. */
function candidate(rule: ScheduleRule, from: DateTime, step: number): DateTime {
  switch (rule.every) {
    case 'minutes': {
      if (!Number.isInteger(rule.step) || rule.step < 1 || 60 % rule.step !== 0)
        throw new RangeError('step must divide 60');
      const period = from.startOf('minute').minus({ minutes: from.minute % rule.step });
      return period.plus({ minutes: rule.step * step });
    }
    case 'day':
      return at(from.startOf('day').plus({ days: step }), rule.at);
    case 'week':
      if (!Number.isInteger(rule.on) || rule.on < 1 || rule.on > 7)
        throw new RangeError('a day of the week must be 1 to 7');
      return at(from.startOf('week').plus({ weeks: step, days: rule.on - 1 }), rule.at);
    case 'month': {
      if (!Number.isInteger(rule.on) || rule.on < 1 || rule.on > 31)
        throw new RangeError('a day of the month must be 1 to 31');
      const month = from.startOf('month').plus({ months: step });
      return at(month.set({ day: Math.min(rule.on, month.daysInMonth ?? 28) }), rule.at);
    }
  }
}

function at(day: DateTime, time: string): DateTime {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hour === undefined || minute === undefined) throw new RangeError(`a time of day must be HH:MM: ${time}`);
  return day.set({ hour: Number(hour), minute: Number(minute) });
}
