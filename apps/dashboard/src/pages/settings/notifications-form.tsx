import { Checkbox, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Body } from '../../api/client.js';
import { Section } from '../../parts/page.js';
import classes from './settings.module.css';

/** What the person wants to be mailed, as it is saved. */
export type Wanted = Body<'changeNotificationSettings'>;

const KINDS = [
  'task_opened',
  'task_assigned',
  'task_due',
  'task_breached',
  'promise_due',
  'promise_broken',
  'customer_replied',
  'rule_notice',
] as const;
const FREQUENCIES = ['at_once', 'daily', 'weekly'] as const;
const NIGHT = { from: '20:00', to: '07:00' };

/** Which mails, how often, and the hours without. */
export function NotificationsForm(props: { readonly settings: Wanted; readonly onSave: (wanted: Wanted) => void }) {
  const { t, i18n } = useTranslation('settings');
  const { kinds, frequency, digest_at, digest_day, quiet_hours } = props.settings;
  const [wanted, setWanted] = useState<Wanted>({ kinds, frequency, digest_at, digest_day, quiet_hours });
  const set = (change: Partial<Wanted>) => setWanted({ ...wanted, ...change });
  const quiet = wanted.quiet_hours;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSave(wanted);
  };
  return (
    <form id="notifications" onSubmit={submit} className={classes.form}>
      <fieldset className={classes.fieldset}>
        <legend>{t('notifications.which')}</legend>
        {KINDS.map((kind) => (
          <Checkbox
            key={kind}
            label={t(`notifications.kinds.${kind}`)}
            checked={wanted.kinds.includes(kind)}
            onChange={({ currentTarget: { checked } }) =>
              set({ kinds: KINDS.filter((each) => (each === kind ? checked : wanted.kinds.includes(each))) })
            }
          />
        ))}
      </fieldset>
      <Section title={t('notifications.when')}>
        <div className={classes.times}>
          <NativeSelect
            label={t('notifications.frequency')}
            data={FREQUENCIES.map((value) => ({ value, label: t(`notifications.frequencies.${value}`) }))}
            value={wanted.frequency}
            onChange={(event) => set({ frequency: event.currentTarget.value as Wanted['frequency'] })}
          />
          {wanted.frequency === 'weekly' && (
            <NativeSelect
              label={t('notifications.day')}
              data={weekdays(i18n.language)}
              value={String(wanted.digest_day)}
              onChange={(event) => set({ digest_day: Number(event.currentTarget.value) })}
            />
          )}
          {wanted.frequency !== 'at_once' && (
            <TimeOfDay
              label={t('notifications.time')}
              value={wanted.digest_at}
              onChange={(digest_at) => set({ digest_at })}
            />
          )}
        </div>
      </Section>
      <Switch
        label={t('notifications.quiet')}
        description={t('notifications.quietHelp')}
        checked={quiet !== null}
        onChange={(event) => set({ quiet_hours: event.currentTarget.checked ? NIGHT : null })}
      />
      {quiet !== null && (
        <div className={classes.times}>
          <TimeOfDay
            label={t('notifications.from')}
            value={quiet.from}
            onChange={(from) => set({ quiet_hours: { ...quiet, from } })}
          />
          <TimeOfDay
            label={t('notifications.to')}
            value={quiet.to}
            onChange={(to) => set({ quiet_hours: { ...quiet, to } })}
          />
        </div>
      )}
    </form>
  );
}

function TimeOfDay(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <TextInput
      type="time"
      required
      label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

/** The days of the week in a language; 1 is Monday. */
function weekdays(language: string): { readonly value: string; readonly label: string }[] {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    value: String(day),
    label: format.format(new Date(Date.UTC(2024, 0, day))),
  }));
}
