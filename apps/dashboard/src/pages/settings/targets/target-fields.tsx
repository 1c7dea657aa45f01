import { MultiSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StepFields } from './step-fields.js';
import { hoursOf, minutesOf, type Target } from './targets-queries.js';
import classes from './targets.module.css';
import { useTargetNames } from './use-target-words.js';

/** The fields of a target. Empty conditions hold for all tasks. */
export function TargetFields(props: {
  readonly target: Target;
  readonly position: number;
  readonly onChange: (change: Partial<Target>) => void;
}) {
  const { t } = useTranslation('work');
  const names = useTargetNames();
  const { target, onChange } = props;
  const value = target.customer_value;
  const setValue = (change: Partial<NonNullable<typeof value>>) => {
    const next = { attribute: '', at_least: 0, ...value, ...change };
    onChange({ customer_value: next.attribute.trim() === '' ? null : next });
  };
  return (
    <div className={classes.fields}>
      <TextInput
        required
        maxLength={80}
        label={t('targets.name')}
        value={target.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <MultiSelect
          label={t('targets.rules')}
          placeholder={target.rule_ids === null ? t('targets.any') : ''}
          data={names.rules}
          value={[...(target.rule_ids ?? [])]}
          onChange={(ids) => onChange({ rule_ids: ids.length === 0 ? null : ids })}
        />
        <MultiSelect
          label={t('targets.touchpoints')}
          placeholder={target.touchpoint_ids === null ? t('targets.any') : ''}
          data={names.touchpoints}
          value={[...(target.touchpoint_ids ?? [])]}
          onChange={(ids) => onChange({ touchpoint_ids: ids.length === 0 ? null : ids })}
        />
        <TextInput
          label={t('targets.attribute')}
          description={t('targets.attributeHelp')}
          dir="auto"
          maxLength={64}
          value={value?.attribute ?? ''}
          onChange={(event) => setValue({ attribute: event.currentTarget.value })}
        />
        <NumberInput
          label={t('targets.least')}
          description={t('targets.leastHelp')}
          disabled={value === null}
          value={value?.at_least ?? ''}
          onChange={(least) => typeof least === 'number' && setValue({ at_least: least })}
        />
        <NumberInput
          label={t('targets.firstHours')}
          description={t('targets.firstHelp')}
          min={0.02}
          max={8760}
          value={hoursOf(target.first_response_minutes)}
          onChange={(hours) => onChange({ first_response_minutes: minutesOf(hours) })}
        />
        <NumberInput
          label={t('targets.doneHours')}
          description={t('targets.doneHelp')}
          min={0.02}
          max={8760}
          value={hoursOf(target.resolution_minutes)}
          onChange={(hours) => onChange({ resolution_minutes: minutesOf(hours) })}
        />
      </div>
      <StepFields steps={target.steps} position={props.position} onChange={(steps) => onChange({ steps })} />
    </div>
  );
}
