import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { useSpan } from '../../../parts/clock.js';
import type { ShareOfTasks } from './followups-queries.js';

const MINUTE_MS = 60_000;

/** Writes the numbers of the report; what is not known is a dash. */
export function useFollowupTexts() {
  const { t } = useTranslation('work');
  const format = useFormat();
  const span = useSpan();
  return {
    minutes: (minutes: number | null): string => (minutes === null ? '–' : span(minutes * MINUTE_MS)),
    /** A big number: a dash until there are enough. */
    percent: ({ value, reliable }: ShareOfTasks): string =>
      value === null || !reliable ? '–' : `${format.score(value)} %`,
    /** A number in a table: shown from five on, grey until there are enough. */
    percentInTable: ({ value }: ShareOfTasks): string => (value === null ? '–' : `${format.score(value)} %`),
    interval: ({ interval }: ShareOfTasks): string =>
      interval === null ? '–' : `${format.score(interval.low)}–${format.score(interval.high)} %`,
    size: ({ hits, n, needed, reliable }: ShareOfTasks): string =>
      reliable
        ? t('report.of', { hits: format.count(hits), n: format.count(n) })
        : `${t('report.of', { hits: format.count(hits), n: format.count(n) })} · ${t('report.needed', { count: needed })}`,
  };
}
