import { useTranslation } from 'react-i18next';
import { useMetricTexts } from '../../parts/metrics/metric-texts.js';
import { DEFAULT_DAYS } from '../../parts/metrics/report-search.js';
import type { Overview } from './changes.js';

/** The sentence on top: the worst and the best clear change, or that nothing changed clearly. */
export function useLead(overview: Overview, days: number = DEFAULT_DAYS): string {
  const { t } = useTranslation('home');
  const { where } = useMetricTexts();
  const { changes } = overview;
  const down = changes.find(({ verdict }) => verdict === 'down');
  const up = changes.find(({ verdict }) => verdict === 'up');
  const sentences = [down, up].flatMap((change) =>
    change === undefined ? [] : [t(`lead.${change.metric}.${change.verdict}`, { where: where(change.touchpoint) })],
  );
  return sentences.length > 0 ? sentences.join(' ') : t('lead.nothing', { count: days });
}
