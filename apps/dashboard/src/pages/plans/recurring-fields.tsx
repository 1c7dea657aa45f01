import { NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AudienceForm, Recurring } from './audience-form.js';
import classes from './plans.module.css';

const UNITS = ['day', 'week', 'month'] as const satisfies readonly Recurring['unit'][];
const SINCE = ['event', 'attribute'] as const satisfies readonly Recurring['since'][];

/** How often a recurring survey asks each customer, counted from which date, and at what hour. */
export function RecurringFields(props: {
  readonly form: AudienceForm;
  readonly errorOf: (name: 'every' | 'since') => string | undefined;
  readonly onChange: (change: Partial<AudienceForm>) => void;
}) {
  const { t } = useTranslation('plans');
  const { recurring } = props.form;
  const change = (next: Partial<Recurring>) => props.onChange({ recurring: { ...recurring, ...next } });
  return (
    <section className={classes.stack} aria-labelledby="plan-recurring-heading">
      <h2 id="plan-recurring-heading">{t('recurring.title')}</h2>
      <div className={classes.pair}>
        <div className={classes.delay}>
          <NumberInput
            id="plan-every"
            label={t('recurring.every')}
            description={t('recurring.everyHelp')}
            min={1}
            max={730}
            allowDecimal={false}
            value={recurring.every}
            error={props.errorOf('every')}
            onChange={(every) => typeof every === 'number' && change({ every })}
          />
          <NativeSelect
            aria-label={t('recurring.unit')}
            value={recurring.unit}
            data={UNITS.map((unit) => ({ value: unit, label: t(`recurring.units.${unit}`) }))}
            onChange={({ currentTarget }) => change({ unit: currentTarget.value as Recurring['unit'] })}
          />
        </div>
        <TextInput
          type="time"
          label={t('recurring.time')}
          description={t('recurring.timeHelp')}
          value={recurring.time}
          onChange={({ currentTarget }) => currentTarget.value !== '' && change({ time: currentTarget.value })}
        />
      </div>
      <div className={classes.pair}>
        <NativeSelect
          label={t('recurring.since')}
          description={t('recurring.sinceHelp')}
          value={recurring.since}
          data={SINCE.map((since) => ({ value: since, label: t(`recurring.sinces.${since}`) }))}
          onChange={({ currentTarget }) => change({ since: currentTarget.value as Recurring['since'] })}
        />
        <TextInput
          id="plan-since"
          label={t(`recurring.name.${recurring.since}`)}
          description={t(`recurring.nameHelp.${recurring.since}`)}
          maxLength={64}
          value={recurring.name}
          error={props.errorOf('since')}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
      </div>
      <Switch
        label={t('when.usualSwitch')}
        description={t('when.usualHelp')}
        checked={recurring.at_usual_time}
        onChange={({ currentTarget }) => change({ at_usual_time: currentTarget.checked })}
      />
    </section>
  );
}
