import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OpenInterval } from './hours-queries.js';
import classes from './hours.module.css';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The most intervals of a day. */
const MAX = 6;

/** The intervals of one day. `day` names it for those who hear the page. */
export function IntervalFields(props: {
  readonly day: string;
  readonly open: readonly OpenInterval[];
  readonly onChange: (open: OpenInterval[]) => void;
}) {
  const { t } = useTranslation('settings');
  const { day, open, onChange } = props;
  const set = (n: number, change: Partial<OpenInterval>) => onChange(open.with(n, { ...open[n]!, ...change }));
  return (
    <div className={classes.intervals}>
      {open.length === 0 && <span className="small muted">{t('hours.closed')}</span>}
      {open.map(({ from, to }, n) => (
        <div key={n} className={classes.interval}>
          <TextInput
            type="time"
            required
            aria-label={t('hours.from', { day, n: n + 1 })}
            value={from}
            onChange={(event) => set(n, { from: event.currentTarget.value })}
          />
          <span aria-hidden>–</span>
          <TextInput
            type="time"
            required
            aria-label={t('hours.to', { day, n: n + 1 })}
            // A field for times knows no 24:00; the end of a day is its midnight.
            value={to === '24:00' ? '00:00' : to}
            onChange={(event) =>
              set(n, { to: event.currentTarget.value === '00:00' ? '24:00' : event.currentTarget.value })
            }
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={t('hours.remove', { day, n: n + 1 })}
            onClick={() => onChange(open.toSpliced(n, 1))}
          >
            <X {...ICON} />
          </ActionIcon>
        </div>
      ))}
      {open.length < MAX && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Plus {...ICON} />}
          aria-label={t('hours.addTo', { day })}
          onClick={() => onChange([...open, nextOf(open)])}
        >
          {t('hours.add')}
        </Button>
      )}
    </div>
  );
}

/** What a new interval begins with: the morning, or an hour after the last one. */
function nextOf(open: readonly OpenInterval[]): OpenInterval {
  const last = open.at(-1);
  if (last === undefined) return { from: '09:00', to: '17:00' };
  const start = Math.min(22, Number(last.to.slice(0, 2)) + 1);
  return { from: `${String(start).padStart(2, '0')}:00`, to: `${String(Math.min(23, start + 4)).padStart(2, '0')}:00` };
}
