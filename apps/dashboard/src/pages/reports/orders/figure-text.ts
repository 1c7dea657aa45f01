import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { useMoney } from '../../../parts/money.js';
import type { Money, Share } from './use-orders.js';

/** Writes shares in per cent, amounts and months. */
export function useFigureText() {
  const { t, i18n } = useTranslation('parts');
  const format = useFormat();
  const money = useMoney();
  const percent = (value: number) => t('metric.share', { value: format.score(100 * value) });
  return {
    percent,
    share: ({ value }: Pick<Share, 'value'>) => (value === null ? '–' : percent(value)),
    shareRange: ({ interval }: Pick<Share, 'interval'>) =>
      interval === null ? '–' : `${format.score(100 * interval.low)} – ${percent(interval.high)}`,
    amount: (value: number | null, currency: string) => (value === null ? '–' : money(Math.round(value), currency)),
    amountRange: (interval: Money['interval'], currency: string) =>
      interval === null
        ? '–'
        : `${money(Math.round(interval.low), currency)} – ${money(Math.round(interval.high), currency)}`,
    /** A month such as `2026-03` as `Mar 2026`. */
    month: (month: string) =>
      new Intl.DateTimeFormat(new Intl.Locale(i18n.language, { numberingSystem: 'latn' }).toString(), {
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      }).format(new Date(`${month}-01T00:00:00Z`)),
  };
}
