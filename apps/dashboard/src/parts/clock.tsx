import { useTranslation } from 'react-i18next';
import type { Reply } from '../api/client.js';
import { useFormat } from '../i18n/format.js';
import classes from './clock.module.css';
import { useServerTime } from './server-time.js';

type TaskClock = NonNullable<NonNullable<Reply<'getTask'>['clocks']>['resolution']>;
type DueState = NonNullable<Reply<'getTask'>['due_state']>;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Length of the ring's line: its radius is 5.5. */
const RING = 2 * Math.PI * 5.5;

/** How much time a task has left, by the server's time: a disc when late, a ring that empties before that. */
export function Clock(props: {
  readonly state: DueState;
  readonly openedAt: string;
  readonly dueAt: string;
  /** The clock of opening hours; without it all minutes count. */
  readonly clock?: TaskClock | null | undefined;
}) {
  const { state, openedAt, dueAt, clock } = props;
  const now = useServerTime();
  const format = useFormat();
  const leftMs = now === undefined ? 0 : msLeft(dueAt, clock, now);
  const words = useDueWords(state, dueAt, now, leftMs);
  if (now === undefined) return null;
  const whole = clock ? clock.target_minutes * MINUTE_MS : Date.parse(dueAt) - Date.parse(openedAt);
  const left = Math.min(1, Math.max(0, leftMs / Math.max(1, whole)));
  return (
    <time className={`${classes.clock} ${classes[state]} num`} dateTime={dueAt} title={format.exact(dueAt)}>
      <svg viewBox="0 0 14 14" width={14} height={14} aria-hidden>
        {state === 'late' ? (
          <>
            <circle cx="7" cy="7" r="6.5" fill="currentColor" />
            <path d="M7 3.5v4M7 9.8v.4" stroke="var(--surface)" strokeWidth="1.6" strokeLinecap="round" />
          </>
        ) : (
          <>
            <circle className={classes.track} cx="7" cy="7" r="5.5" />
            <circle
              className={classes.left}
              cx="7"
              cy="7"
              r="5.5"
              strokeDasharray={`${left * RING} ${RING}`}
              transform="rotate(-90 7 7)"
            />
          </>
        )}
      </svg>
      {words}
    </time>
  );
}

/** Open time left, as of the reply of the server; never more than all the time until then, so that the last stretch counts down. */
function msLeft(dueAt: string, clock: TaskClock | null | undefined, now: Date): number {
  const left = Date.parse(dueAt) - now.getTime();
  return clock ? Math.min(clock.left_minutes * MINUTE_MS, clock.state === 'running' ? left : Infinity) : left;
}

/** The time left or past in words; a countdown only today. */
function useDueWords(state: DueState, dueAt: string, now: Date | undefined, leftMs: number): string {
  const { t } = useTranslation('parts');
  const format = useFormat();
  const span = useSpan();
  if (now === undefined) return '';
  if (state === 'late') return t('clock.late', { span: span(-leftMs) });
  if (state === 'today') return t('clock.left', { span: span(leftMs) });
  const when = Date.parse(dueAt) - now.getTime() < 6 * DAY_MS ? format.weekdayClock(dueAt) : format.moment(dueAt);
  return state === 'waiting' ? t('clock.waiting', { when }) : when;
}

/** Writes a span of time, such as `1 h 12 min` or `3 days`. */
export function useSpan(): (ms: number) => string {
  const { t } = useTranslation('parts');
  return (ms) => {
    const minutes = Math.max(0, Math.round(ms / MINUTE_MS));
    if (minutes === 0 && ms > 0) return t('clock.underMinute');
    if (minutes >= 2880) return t('clock.days', { count: Math.round(minutes / 1440) });
    const hours = Math.floor(minutes / 60);
    if (hours === 0) return t('clock.minutes', { minutes });
    return minutes % 60 === 0 ? t('clock.fullHours', { hours }) : t('clock.hours', { hours, minutes: minutes % 60 });
  };
}
