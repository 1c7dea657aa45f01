import { X } from 'lucide-react';
import type { ReportSearch } from '../../../parts/metrics/report-search.js';
import { Chip } from '../../../parts/small.js';
import { useDimensions } from './use-dimensions.js';

/** The filters of a report that have no field of their own, each on until it is pressed. */
export function ActiveFilters(props: {
  readonly search: ReportSearch;
  readonly onChange: (change: ReportSearch) => void;
}) {
  const { search, onChange } = props;
  const { filterNames } = useDimensions();
  return filterNames(search).map(({ key, name }) => (
    <Chip key={key} isOn onClick={() => onChange({ [key]: undefined } as ReportSearch)}>
      <bdi className="clip">{name}</bdi>
      <X size={12} strokeWidth={1.75} aria-hidden />
    </Chip>
  ));
}
