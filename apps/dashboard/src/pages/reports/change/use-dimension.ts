import { useTranslation } from 'react-i18next';
import { useMetricTexts } from '../../../parts/metrics/metric-texts.js';
import { useSegmentNames } from '../segment-names.js';
import { useSurveyNames } from '../survey-names.js';
import { useTouchpoints } from '../touchpoints.js';
import { DIMENSIONS } from './change-search.js';

/** The dimensions that can be chosen, and the names of their values. */
export function useDimensions() {
  const { t } = useTranslation('reports');
  const { where } = useMetricTexts();
  const touchpoints = useTouchpoints();
  const surveys = useSurveyNames();
  const segments = useSegmentNames();
  return {
    options: [
      ...DIMENSIONS.map((value) => ({ value: value as string, label: t(`segments.split.${value}`) })),
      ...[...segments].map(([id, name]) => ({ value: `segment:${id}`, label: name })),
    ],
    nameOf: (dimension: string, value: string | null): string => {
      if (value === null) return dimension === 'touchpoint' ? where(null) : t('change.without');
      if (dimension === 'touchpoint')
        return where(touchpoints.find(({ id }) => id === value) ?? { id: value, name: null });
      if (dimension === 'survey') return surveys.get(value) ?? value;
      if (dimension.startsWith('segment:')) return segments.get(value) ?? value;
      return dimension === 'channel' ? t(`channel.${value as 'link'}`, { defaultValue: value }) : value;
    },
  };
}
