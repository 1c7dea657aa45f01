import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PeriodPicker } from '../../../parts/metrics/period-picker.js';
import { Chip } from '../../../parts/small.js';
import { useSurveyNames } from '../survey-names.js';
import type { ReportSearch } from '../../../parts/metrics/report-search.js';

const CHANNELS = ['email', 'widget'] as const;

/** The period and the filters of the invitations. Plans and segments are chosen in the table of parts. */
export function RatesFilters(props: {
  readonly search: ReportSearch;
  readonly onChange: (change: ReportSearch) => void;
}) {
  const { search, onChange } = props;
  const { t } = useTranslation('response-rates');
  const reports = useTranslation('reports');
  const surveys = useSurveyNames();
  return (
    <>
      <PeriodPicker search={search} onChoose={(days) => onChange({ days, from: undefined, to: undefined })} />
      <Select
        aria-label={t('filter.survey')}
        placeholder={t('filter.anySurvey')}
        data={[...surveys].map(([value, label]) => ({ value, label }))}
        value={search.survey ?? null}
        onChange={(value) => onChange({ survey: value ?? undefined })}
        clearable
        searchable
        w={220}
      />
      <Select
        aria-label={reports.t('filter.channel')}
        placeholder={reports.t('filter.anyChannel')}
        data={CHANNELS.map((value) => ({ value, label: reports.t(`channel.${value}`) }))}
        value={search.channel ?? null}
        onChange={(value) => onChange({ channel: value ?? undefined })}
        clearable
        w={160}
      />
      {search.plan !== undefined && (
        <Chip isOn onClick={() => onChange({ plan: undefined })}>
          {t('filter.onePlan')}
        </Chip>
      )}
      {search.segment !== undefined && (
        <Chip isOn onClick={() => onChange({ segment: undefined })}>
          {t('filter.oneSegment')}
        </Chip>
      )}
    </>
  );
}
