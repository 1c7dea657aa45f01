import { useTranslation } from 'react-i18next';
import type { CalendarBody } from './hours-queries.js';
import classes from './hours.module.css';
import { useWeekdays } from './use-weekdays.js';

/** Hours that the picture always shows. */
const [EARLIEST, LATEST] = [8, 20];

/** The week as bars on one scale of hours. The fields below say the same in words, so that it is a picture only. */
export function WeekPicture({ week }: Pick<CalendarBody, 'week'>) {
  const { t } = useTranslation('settings');
  const names = useWeekdays('short');
  const all = week.flatMap(({ open }) => open);
  const from = Math.min(EARLIEST, ...all.map(({ from }) => Math.floor(hoursOf(from))));
  const to = Math.max(LATEST, ...all.map(({ to }) => Math.ceil(hoursOf(to))));
  const place = (hour: number) => `${(100 * (hour - from)) / (to - from)}%`;
  const marks = Array.from({ length: Math.floor((to - from) / 2) + 1 }, (_, n) => from + 2 * n);
  return (
    <div className={classes.picture} aria-hidden>
      <div className={classes.scale}>
        {marks.map((hour) => (
          <span key={hour} className="num" style={{ insetInlineStart: place(hour) }}>
            {hour}:00
          </span>
        ))}
      </div>
      {week.map(({ open }, day) => (
        <div key={names[day]} className={classes.day}>
          <span>{names[day]}</span>
          <div className={classes.track}>
            {open.length === 0 && <span className={classes.closed}>{t('hours.closed')}</span>}
            {open.map(({ from: opens, to: closes }) => (
              <span
                key={opens}
                className={`${classes.open} num`}
                style={{
                  insetInlineStart: place(hoursOf(opens)),
                  inlineSize: `${Math.max(0, (100 * (hoursOf(closes) - hoursOf(opens))) / (to - from))}%`,
                }}
              >
                <bdi dir="ltr">{`${opens}–${closes}`}</bdi>
              </span>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

function hoursOf(time: string): number {
  return Number(time.slice(0, 2)) + Number(time.slice(3)) / 60;
}
