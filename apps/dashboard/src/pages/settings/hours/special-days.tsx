import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SpecialDay } from './hours-queries.js';
import classes from './hours.module.css';
import { IntervalFields } from './interval-fields.js';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** Holidays and other days with hours of their own. */
export function SpecialDays(props: {
  readonly days: readonly SpecialDay[];
  readonly onChange: (days: SpecialDay[]) => void;
}) {
  const { t } = useTranslation('settings');
  const { days, onChange } = props;
  const set = (n: number, change: Partial<SpecialDay>) => onChange(days.with(n, { ...days[n]!, ...change }));
  return (
    <section>
      <h2 className={classes.title}>{t('hours.holidays')}</h2>
      {days.length === 0 && <p className="small muted">{t('hours.noHolidays')}</p>}
      <ul className={`${classes.days} ${classes.special}`}>
        {days.map((day, n) => (
          <li key={n}>
            <div className={classes.interval}>
              <TextInput
                type="date"
                required
                aria-label={t('hours.date', { n: n + 1 })}
                value={day.date}
                onChange={(event) => set(n, { date: event.currentTarget.value })}
              />
              <TextInput
                required
                maxLength={80}
                aria-label={t('hours.dayName', { n: n + 1 })}
                value={day.name}
                onChange={(event) => set(n, { name: event.currentTarget.value })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size={32}
                aria-label={t('hours.removeDay', { name: day.name || day.date })}
                onClick={() => onChange(days.toSpliced(n, 1))}
              >
                <X {...ICON} />
              </ActionIcon>
            </div>
            <IntervalFields day={day.name || day.date} open={day.open} onChange={(open) => set(n, { open })} />
          </li>
        ))}
      </ul>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<Plus {...ICON} />}
        onClick={() => onChange([...days, { date: '', name: '', open: [] }])}
      >
        {t('hours.addHoliday')}
      </Button>
    </section>
  );
}
