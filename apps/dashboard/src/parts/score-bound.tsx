import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What a score is compared with. */
export interface ScoreBoundValue {
  readonly op: 'lte' | 'gte' | 'eq';
  readonly value: number;
}

/** The comparison in a condition about a score; its texts are those of the rules. */
export function ScoreBound<Line extends ScoreBoundValue>(props: {
  readonly line: Line;
  readonly onChange: (line: Line) => void;
}) {
  const { t } = useTranslation('rules');
  const { line, onChange } = props;
  return (
    <>
      <Select
        aria-label={t('field.op')}
        allowDeselect={false}
        value={line.op}
        onChange={(op) => onChange({ ...line, op: op as Line['op'] })}
        data={(['lte', 'gte', 'eq'] as const).map((value) => ({ value, label: t(`op.${value}`) }))}
      />
      <NumberInput
        aria-label={t('field.value')}
        min={0}
        max={10}
        allowDecimal={false}
        value={line.value}
        onChange={(value) => onChange({ ...line, value: Number(value) })}
      />
    </>
  );
}
