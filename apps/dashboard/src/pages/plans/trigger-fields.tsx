import { NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DELAY_UNITS, type AudienceForm, type DelayUnit } from './audience-form.js';
import classes from './plans.module.css';

/** The event that causes the question, how long it waits, and what cancels it. */
export function TriggerFields(props: {
  readonly form: AudienceForm;
  readonly error: string | undefined;
  readonly onChange: (change: Partial<AudienceForm>) => void;
}) {
  const { t } = useTranslation('plans');
  const { form, onChange } = props;
  return (
    <section className={classes.stack} aria-labelledby="plan-when-heading">
      <h2 id="plan-when-heading">{t('trigger.title')}</h2>
      <div className={classes.pair}>
        <TextInput
          id="plan-event"
          label={t('trigger.event')}
          description={t('trigger.eventHelp')}
          maxLength={64}
          value={form.event}
          error={props.error}
          onChange={({ currentTarget }) => onChange({ event: currentTarget.value })}
        />
        <div className={classes.delay}>
          <NumberInput
            label={t('trigger.delay')}
            description={t('trigger.delayHelp')}
            min={0}
            max={Math.floor(525_600 / DELAY_UNITS[form.unit])}
            allowDecimal={false}
            value={form.delay}
            onChange={(delay) => typeof delay === 'number' && onChange({ delay })}
          />
          <NativeSelect
            aria-label={t('trigger.unit')}
            value={form.unit}
            data={(Object.keys(DELAY_UNITS) as DelayUnit[]).map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
            onChange={({ currentTarget }) => onChange({ unit: currentTarget.value as DelayUnit })}
          />
        </div>
      </div>
      <TagsInput
        label={t('trigger.cancelIf')}
        description={t('trigger.cancelHelp')}
        maxTags={20}
        value={[...form.cancelIf]}
        onChange={(kinds) => onChange({ cancelIf: kinds.filter((kind) => /^[A-Za-z0-9_.-]{1,64}$/.test(kind)) })}
      />
    </section>
  );
}
