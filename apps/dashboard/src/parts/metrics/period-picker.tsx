import { Select } from '@mantine/core';
import { Calendar } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { addDays, periodOf } from './period.js';
import { DEFAULT_DAYS, PERIODS, type ReportSearch } from './report-search.js';

/** Chooses the last so many days. A period that was given by its ends is shown as it is. */
export function PeriodPicker(props: { readonly search: ReportSearch; readonly onChoose: (days: number) => void }) {
  const { search, onChoose } = props;
  const { t } = useTranslation('parts');
  const text = usePeriodText();
  const isGiven = search.from !== undefined;
  const options = PERIODS.map((days) => ({
    value: String(days),
    label: `${text({ days })} · ${t('period.days', { count: days })}`,
  }));
  return (
    <Select
      aria-label={t('period.label')}
      leftSection={<Calendar size={16} strokeWidth={1.75} aria-hidden />}
      data={isGiven ? [{ value: 'given', label: text(search) }, ...options] : options}
      value={isGiven ? 'given' : String(search.days ?? DEFAULT_DAYS)}
      onChange={(value) => value !== null && value !== 'given' && onChoose(Number(value))}
      allowDeselect={false}
      w={290}
      maw="100%"
    />
  );
}

/** Writes a period, such as `30 Oct – 26 Nov`; its last day belongs to it. */
export function usePeriodText(): (search: ReportSearch) => string {
  const format = useFormat();
  const { workspace } = useSession();
  return (search) => {
    const { from, to } = periodOf(search, workspace.time_zone);
    if (from.length > 10 || to.length > 10) return `${format.moment(from)} – ${format.moment(to)}`;
    const noon = (day: string) => new Date(`${day}T12:00:00Z`);
    return `${format.day(noon(from))} – ${format.day(noon(addDays(to, -1)))}`;
  };
}
