import { ActionIcon, Button, NumberInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { useSpan } from '../../../parts/clock.js';
import { useMoney } from '../../../parts/money.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useWorkActs, type SpentMinutes } from './work-queries.js';
import classes from './work.module.css';

const MINUTE_MS = 60_000;

/** The minutes that were spent on the task, with what they cost. */
export function MinutesPart(props: {
  readonly id: string;
  readonly minutes: readonly SpentMinutes[];
  readonly mayWrite: boolean;
}) {
  const { t } = useTranslation('work');
  const { id, minutes, mayWrite } = props;
  const format = useFormat();
  const span = useSpan();
  const money = useMoney();
  const acts = useWorkActs(id);
  const [spent, setSpent] = useState<number | string>('');
  const [error, setError] = useState<unknown>();
  const run = (act: Promise<void>) => void act.then(() => setError(undefined), setError);
  if (!mayWrite && minutes.length === 0) return null;
  const sum = minutes.reduce((total, entry) => total + entry.minutes, 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typeof spent !== 'number' || spent < 1) return;
    run(acts.spend(spent).then(() => setSpent('')));
  };
  return (
    <section className={classes.part} aria-labelledby="task-minutes">
      <h2 id="task-minutes" className={classes.title}>
        {t('task.minutes')} {sum > 0 && <span className="small muted num">{span(sum * MINUTE_MS)}</span>}
      </h2>
      {error !== undefined && <ErrorInPlace error={error} />}
      <ul className={classes.list}>
        {minutes.map((entry) => (
          <li key={entry.id} className={classes.line}>
            <span>
              <span className="num">{span(entry.minutes * MINUTE_MS)}</span>{' '}
              <span className="small muted">
                {entry.member_name} · {format.moment(entry.recorded_at)}
                {entry.cost_minor !== null &&
                  entry.currency !== null &&
                  ` · ${money(entry.cost_minor, entry.currency)}`}
              </span>
            </span>
            {mayWrite && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={28}
                aria-label={t('task.removeMinutes', { span: span(entry.minutes * MINUTE_MS) })}
                onClick={() => run(acts.unspend(entry))}
              >
                <X size={14} strokeWidth={1.75} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <form onSubmit={submit} className={classes.form}>
          <NumberInput
            label={t('task.minutesField')}
            min={1}
            max={1440}
            allowDecimal={false}
            value={spent}
            onChange={setSpent}
          />
          <Button type="submit" variant="default">
            {t('task.minutesAdd')}
          </Button>
        </form>
      )}
    </section>
  );
}
