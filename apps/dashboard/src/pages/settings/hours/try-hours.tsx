import { NumberInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Format } from '../../../i18n/format.js';
import { fromZoned, toZoned } from '../../../i18n/zoned.js';
import { useSpan } from '../../../parts/clock.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { dueQuery, type Calendar } from './hours-queries.js';
import classes from './hours.module.css';

const MINUTES_PER_HOUR = 60;

/** "An answer on Friday at 16:30 with a target of 3 hours is due …": the server works it out, by the saved hours. */
export function TryHours({ calendar, zone }: { readonly calendar: Calendar; readonly zone: string }) {
  const { t, i18n } = useTranslation('settings');
  const [at, setAt] = useState(() => toZoned(new Date(), zone));
  const [hours, setHours] = useState(3);
  const format = useMemo(() => new Format(i18n.language, zone), [i18n.language, zone]);
  const span = useSpan();
  const from = fromZoned(at, zone);
  const due = useQuery({
    ...dueQuery(calendar.id, calendar.version, from?.toISOString() ?? '', Math.round(hours * MINUTES_PER_HOUR)),
    enabled: from !== undefined && hours > 0,
  });
  return (
    <section className={classes.try} aria-labelledby="try-hours">
      <h2 id="try-hours" className={classes.title}>
        {t('hours.try')}
      </h2>
      <div className={classes.row}>
        <TextInput
          type="datetime-local"
          label={t('hours.tryFrom')}
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
        <NumberInput
          label={t('hours.tryHours')}
          min={0.25}
          max={8760}
          value={hours}
          onChange={(value) => typeof value === 'number' && setHours(value)}
        />
      </div>
      {due.isError && <ErrorInPlace error={due.error} />}
      <p aria-live="polite">
        {due.data && (
          <>
            <b>{t('hours.due', { when: `${format.fullDay(due.data.due_at)}, ${format.clock(due.data.due_at)}` })}</b>{' '}
            <span className="muted">
              {due.data.counted
                .map((part) =>
                  t('hours.counted', {
                    span: span(Date.parse(part.to) - Date.parse(part.from)),
                    from: format.weekdayClock(part.from),
                  }),
                )
                .join(' · ')}
            </span>
          </>
        )}
      </p>
    </section>
  );
}
