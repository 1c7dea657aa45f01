import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { ExplanationDrawer } from '../../../parts/explanation/explanation-drawer.js';
import { ExplanationText } from '../../../parts/explanation/explanation-text.js';
import type { ReportSearch } from '../../../parts/metrics/report-search.js';
import { useCohortQuery } from './use-rates.js';

/** How the rates are computed: plain words, the sums, the sources. */
export function RatesExplanation(props: {
  readonly search: ReportSearch;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { search, isOpen, onClose } = props;
  const { t } = useTranslation('response-rates');
  const query = useCohortQuery(search);
  const explanation = useQuery({
    queryKey: ['metrics', 'explain-rates', query],
    queryFn: () => dataOf(api.GET('/v1/response-rates/explain', { params: { query } })),
    enabled: isOpen,
  });
  return (
    <ExplanationDrawer explanation={explanation} isOpen={isOpen} onClose={onClose}>
      {(data) => (
        <ExplanationText
          words={t('explain.words')}
          steps={data.steps
            .filter(({ name, substituted }) => name !== 'interval' && substituted !== null)
            .map(({ name, substituted, value }) => ({ name, substituted, value: value as number, digits: 4 }))}
          period={data}
          sources={data.sources}
        >
          <p className="muted">{t('explain.interval')}</p>
        </ExplanationText>
      )}
    </ExplanationDrawer>
  );
}
