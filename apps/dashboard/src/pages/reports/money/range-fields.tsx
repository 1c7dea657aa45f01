import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RangeDraft } from './line-draft.js';
import classes from './money.module.css';

/** A number with its low and its high end. */
export function RangeFields(props: {
  readonly range: RangeDraft;
  /** What the number is, such as its unit. */
  readonly label: string;
  readonly suffix?: string;
  readonly max?: number;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  readonly onChange: (range: RangeDraft) => void;
}) {
  const { range, label, suffix, max = 1_000_000_000, isDisabled = false, isRequired = true, onChange } = props;
  const { t } = useTranslation('money');
  const common = { min: 0, max, disabled: isDisabled, ...(suffix !== undefined && { suffix }) };
  return (
    <div className={classes.range}>
      <NumberInput
        {...common}
        required={isRequired}
        label={label}
        value={range.value}
        onChange={(value) => onChange({ ...range, value })}
      />
      <NumberInput
        {...common}
        required={range.high !== ''}
        label={t('factor.low')}
        value={range.low}
        onChange={(low) => onChange({ ...range, low })}
      />
      <NumberInput
        {...common}
        required={range.low !== ''}
        label={t('factor.high')}
        value={range.high}
        onChange={(high) => onChange({ ...range, high })}
      />
    </div>
  );
}
