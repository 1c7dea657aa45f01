import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FactorDraft, RangeDraft, Unit } from './line-draft.js';
import type { LiveMeasure } from './money-queries.js';
import classes from './money.module.css';
import { RangeFields } from './range-fields.js';

const UNITS = ['number', 'minutes', 'hours', 'money', 'share'] as const satisfies readonly Unit[];
const PERCENT = 100;

/** One factor of an amount: its name and unit, and its number or what it follows. */
export function FactorFields(props: {
  readonly factor: FactorDraft;
  readonly position: number;
  readonly currency: string;
  readonly measures: readonly LiveMeasure[];
  readonly onChange: (factor: FactorDraft) => void;
  readonly onRemove: (() => void) | undefined;
}) {
  const { factor, position, currency, measures, onChange, onRemove } = props;
  const { t } = useTranslation('money');
  const known = measures.filter(({ name, value }) => value !== null || name === factor.follows);
  const follow = (name: string) => {
    const measure = measures.find((each) => each.name === name);
    if (measure === undefined) onChange({ ...factor, follows: null });
    else onChange({ ...factor, ...rangeOf(measure), unit: measure.unit, follows: measure.name });
  };
  const suffix = factor.unit === 'money' ? ` ${currency}` : factor.unit === 'share' ? ' %' : undefined;
  return (
    <fieldset className={classes.factor}>
      <legend className="small">{t('factor.title', { n: position })}</legend>
      <div className={classes.two}>
        <TextInput
          required
          label={t('factor.name')}
          maxLength={80}
          value={factor.name}
          onChange={(event) => onChange({ ...factor, name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('factor.unit')}
          disabled={factor.follows !== null}
          value={factor.unit}
          data={UNITS.map((value) => ({ value, label: t(`unit.${value}`) }))}
          onChange={(event) => onChange({ ...factor, unit: event.currentTarget.value as Unit })}
        />
      </div>
      {known.length > 0 && (
        <NativeSelect
          label={t('factor.follows')}
          description={t('factor.followsHelp')}
          value={factor.follows ?? ''}
          data={[
            { value: '', label: t('factor.nothing') },
            ...known.map(({ name }) => ({ value: name, label: t(`measure.${name}`) })),
          ]}
          onChange={(event) => follow(event.currentTarget.value)}
        />
      )}
      <RangeFields
        range={factor}
        label={t('factor.value')}
        {...(suffix !== undefined && { suffix })}
        {...(factor.unit === 'share' && { max: PERCENT })}
        isDisabled={factor.follows !== null}
        onChange={(range) => onChange({ ...factor, ...range })}
      />
      {onRemove !== undefined && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onRemove}>
          {t('factor.remove')}
        </Button>
      )}
    </fieldset>
  );
}

/** The present number of a measure, which is stored beside what is followed. */
function rangeOf({ interval, unit, value }: LiveMeasure): RangeDraft {
  const shown = (number: number) => Number((unit === 'share' ? number * PERCENT : number).toFixed(4));
  if (value === null) return { value: '', low: '', high: '' };
  if (interval === null) return { value: shown(value), low: '', high: '' };
  return { value: shown(value), low: shown(interval.low), high: shown(interval.high) };
}
