import { Select } from '@mantine/core';
import { Calendar } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DAYS, type Days } from './goals-queries.js';

/** Chooses the last so many days. */
export function DaysSelect({ days, onChange }: { readonly days: Days; readonly onChange: (days: number) => void }) {
  const { t } = useTranslation('goals');
  return (
    <Select
      aria-label={t('period')}
      leftSection={<Calendar size={16} strokeWidth={1.75} aria-hidden />}
      data={DAYS.map((value) => ({ value, label: t('days', { count: Number(value) }) }))}
      value={days}
      onChange={(value) => value !== null && onChange(Number(value))}
      allowDeselect={false}
      w={200}
    />
  );
}
