import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import type { Rate } from './use-rates.js';

/** Writes rates in per cent. */
export function useShareText() {
  const { t } = useTranslation('parts');
  const format = useFormat();
  const share = (value: number) => t('metric.share', { value: format.score(100 * value) });
  return {
    share,
    /** `–` where there is nothing to divide by. */
    rate: ({ value }: Pick<Rate, 'value'>) => (value === null ? '–' : share(value)),
    interval: ({ interval }: Pick<Rate, 'interval'>) =>
      interval === null ? '–' : `${format.score(100 * interval.low)} – ${share(interval.high)}`,
  };
}
