import { NativeSelect, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LineDraft } from './line-draft.js';
import type { ScenarioLine } from './money-queries.js';
import classes from './money.module.css';

const TIMINGS = ['monthly', 'once', 'yearly'] as const satisfies readonly ScenarioLine['timing'][];

/** When an amount falls due, from which month to which, and how long it takes to become whole. */
export function TimingFields(props: {
  readonly draft: LineDraft;
  readonly months: number;
  readonly onChange: (change: Partial<LineDraft>) => void;
}) {
  const { draft, months, onChange } = props;
  const { t } = useTranslation('money');
  const month = { min: 1, max: months, allowDecimal: false } as const;
  return (
    <>
      <div className={classes.two}>
        <NativeSelect
          label={t('line.timing')}
          value={draft.timing}
          data={TIMINGS.map((value) => ({ value, label: t(`line.timings.${value}`) }))}
          onChange={(event) => onChange({ timing: event.currentTarget.value as ScenarioLine['timing'] })}
        />
        <NumberInput
          {...month}
          required
          label={t('line.firstMonth')}
          value={draft.firstMonth}
          onChange={(firstMonth) => onChange({ firstMonth })}
        />
      </div>
      {draft.timing !== 'once' && (
        <div className={classes.two}>
          <NumberInput
            {...month}
            label={t('line.lastMonth')}
            placeholder={String(months)}
            value={draft.lastMonth}
            onChange={(lastMonth) => onChange({ lastMonth })}
          />
          <NumberInput
            required
            min={0}
            max={60}
            allowDecimal={false}
            label={t('line.ramp')}
            value={draft.rampMonths}
            onChange={(rampMonths) => onChange({ rampMonths })}
          />
        </div>
      )}
    </>
  );
}
