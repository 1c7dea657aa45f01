import { NumberInput, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MailForm } from './mail-form.js';
import classes from './plans.module.css';

const USUAL = { after_days: 5, count: 1 };

/** Whether and when those who have not started are reminded, and whether the others are thanked. */
export function FollowUpFields(props: {
  readonly form: MailForm;
  readonly onChange: (change: Partial<MailForm>) => void;
}) {
  const { t } = useTranslation('plans');
  const { form, onChange } = props;
  const { reminders } = form;
  return (
    <section className={classes.stack} aria-label={t('follow.title')}>
      <Switch
        label={t('follow.remind')}
        description={t('follow.remindHelp')}
        checked={reminders !== null}
        onChange={({ currentTarget }) => onChange({ reminders: currentTarget.checked ? USUAL : null })}
      />
      {reminders !== null && (
        <div className={classes.pair}>
          <NumberInput
            label={t('follow.after')}
            min={1}
            max={60}
            allowDecimal={false}
            value={reminders.after_days}
            onChange={(days) => typeof days === 'number' && onChange({ reminders: { ...reminders, after_days: days } })}
          />
          <NumberInput
            label={t('follow.count')}
            min={1}
            max={2}
            allowDecimal={false}
            value={reminders.count}
            onChange={(count) => typeof count === 'number' && onChange({ reminders: { ...reminders, count } })}
          />
        </div>
      )}
      <Switch
        label={t('follow.thank')}
        checked={form.thanks}
        onChange={({ currentTarget }) => onChange({ thanks: currentTarget.checked })}
      />
    </section>
  );
}
