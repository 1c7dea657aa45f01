import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Format } from '../../../i18n/format.js';
import { fromZoned, toZoned } from '../../../i18n/zoned.js';
import { calendarsQuery, dueQuery } from '../hours/hours-queries.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const FRIDAY = 5;

/** The next Friday at 16:30 in a time zone, when half of the hours end in a weekend. */
function nextFriday(zone: string): Date {
  const today = toZoned(new Date(), zone).slice(0, 10);
  const days = (FRIDAY + 7 - new Date(`${today}T00:00Z`).getUTCDay()) % 7 || 7;
  const day = new Date(Date.parse(`${today}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
  return fromZoned(`${day}T16:30`, zone) ?? new Date();
}

/** "An answer on Friday 16:30 is due Monday 09:30": what minutes mean by the default opening hours. The server works it out. */
export function TargetExample(props: { readonly kind: 'first' | 'done'; readonly minutes: number | null }) {
  const { t, i18n } = useTranslation('work');
  const { minutes, kind } = props;
  const { data } = useQuery(calendarsQuery);
  const calendar = data?.calendars[0];
  const zone = calendar?.time_zone ?? data?.time_zone ?? 'UTC';
  const from = useMemo(() => nextFriday(zone), [zone]);
  const format = useMemo(() => new Format(i18n.language, zone), [i18n.language, zone]);
  const due = useQuery({
    ...dueQuery(calendar?.id ?? '', calendar?.version ?? 0, from.toISOString(), minutes ?? 0),
    enabled: calendar !== undefined && minutes !== null && minutes > 0,
  });
  if (data === undefined || minutes === null || minutes <= 0) return null;
  // Without opening hours all minutes count.
  const dueAt = calendar === undefined ? new Date(from.getTime() + minutes * MINUTE_MS) : due.data?.due_at;
  if (dueAt === undefined) return null;
  return (
    <p className="small">
      {t(`targets.example.${kind}`, {
        from: `${format.fullDay(from)}, ${format.clock(from)}`,
        due: `${format.fullDay(dueAt)}, ${format.clock(dueAt)}`,
      })}
    </p>
  );
}
