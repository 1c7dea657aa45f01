import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Where } from '../../parts/metrics/metric-texts.js';
import { PeriodPicker } from '../../parts/metrics/period-picker.js';
import { BUCKET_WIDTHS, type BucketWidth, type ReportSearch } from '../../parts/metrics/report-search.js';

const CHANNELS = ['link', 'personal', 'email', 'kiosk', 'api', 'widget', 'import', 'phone', 'counter'] as const;

/** The period, the width of the buckets, and the filters of a report. */
export function ReportFilters(props: {
  readonly search: ReportSearch;
  readonly touchpoints: readonly Where[];
  readonly onChange: (change: ReportSearch) => void;
}) {
  const { search, touchpoints, onChange } = props;
  const { t } = useTranslation('reports');
  return (
    <>
      <PeriodPicker search={search} onChoose={(days) => onChange({ days, from: undefined, to: undefined })} />
      <Select
        aria-label={t('filter.width')}
        data={BUCKET_WIDTHS.map((value) => ({ value, label: t(`filter.by.${value}`) }))}
        value={search.by ?? 'week'}
        onChange={(value) => onChange({ by: (value ?? undefined) as BucketWidth | undefined })}
        allowDeselect={false}
        w={140}
      />
      <Select
        aria-label={t('filter.touchpoint')}
        placeholder={t('filter.anyTouchpoint')}
        data={[
          ...touchpoints.map(({ id, name }) => ({ value: id, label: name ?? id })),
          { value: 'none', label: t('filter.noTouchpoint') },
        ]}
        value={search.touchpoint ?? null}
        onChange={(value) => onChange({ touchpoint: value ?? undefined })}
        clearable
        w={200}
      />
      <Select
        aria-label={t('filter.channel')}
        placeholder={t('filter.anyChannel')}
        data={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
        value={search.channel ?? null}
        onChange={(value) => onChange({ channel: value ?? undefined })}
        clearable
        w={180}
      />
    </>
  );
}
