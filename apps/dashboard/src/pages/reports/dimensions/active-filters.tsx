import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReportSearch } from '../../../parts/metrics/report-search.js';
import { Tag } from '../../../parts/small.js';
import { useDimensions } from './use-dimensions.js';

/** The filters of a report that have no field of their own, each with a way to take it off. */
export function ActiveFilters(props: {
  readonly search: ReportSearch;
  readonly onChange: (change: ReportSearch) => void;
}) {
  const { search, onChange } = props;
  const { t } = useTranslation('reports');
  const { filterNames } = useDimensions();
  return filterNames(search).map(({ key, name }) => (
    <Tag key={key}>
      <bdi>{name}</bdi>
      <CloseButton
        size="xs"
        aria-label={t('filter.remove', { name })}
        onClick={() => onChange({ [key]: undefined } as ReportSearch)}
      />
    </Tag>
  ));
}
