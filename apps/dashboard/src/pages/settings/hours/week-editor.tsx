import type { CalendarBody } from './hours-queries.js';
import classes from './hours.module.css';
import { IntervalFields } from './interval-fields.js';
import { useWeekdays } from './use-weekdays.js';

/** The hours of each day of the week. */
export function WeekEditor(props: {
  readonly week: CalendarBody['week'];
  readonly onChange: (week: CalendarBody['week']) => void;
}) {
  const names = useWeekdays('long');
  const { week, onChange } = props;
  return (
    <ul className={classes.days}>
      {week.map(({ open }, n) => (
        <li key={names[n]}>
          <b>{names[n]}</b>
          <IntervalFields
            day={names[n] ?? ''}
            open={open}
            onChange={(next) => onChange(week.with(n, { open: next }))}
          />
        </li>
      ))}
    </ul>
  );
}
