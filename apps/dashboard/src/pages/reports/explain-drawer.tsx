import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { ExplanationDrawer } from '../../parts/explanation/explanation-drawer.js';
import { ExplanationText } from '../../parts/explanation/explanation-text.js';
import { useMetricTexts, type Metric } from '../../parts/metrics/metric-texts.js';
import { filterOf } from '../../parts/metrics/period.js';
import { filtersOf, type ReportSearch } from '../../parts/metrics/report-search.js';
import { TextLink } from '../../parts/small.js';

type Explanation = Reply<'explainMetric'>;
type Method = Explanation['methods'][number];

/** How a number is computed: plain words, the sum, what was counted, the method. */
export function ExplainDrawer(props: {
  readonly metric: Metric;
  readonly search: ReportSearch;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { metric, search, isOpen, onClose } = props;
  const { workspace } = useSession();
  const query = { ...filterOf(search, workspace.time_zone), metric };
  const explanation = useQuery({
    queryKey: ['metrics', 'explain', query],
    queryFn: () => dataOf(api.GET('/v1/metrics/explain', { params: { query } })),
    enabled: isOpen,
  });
  return (
    <ExplanationDrawer explanation={explanation} isOpen={isOpen} onClose={onClose}>
      {(data) =>
        data.methods.map((method) => (
          <MethodText key={method.method_version} metric={metric} method={method} explanation={data} search={search} />
        ))
      }
    </ExplanationDrawer>
  );
}

function MethodText(props: {
  readonly metric: Metric;
  readonly method: Method;
  readonly explanation: Explanation;
  readonly search: ReportSearch;
}) {
  const { metric, method, explanation, search } = props;
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { range } = useMetricTexts();
  const { measure, steps, sources, method_version: version } = method;
  const counted = Object.entries(measure.counts)
    .map(([kind, count]) => `${t(`explain.kind.${kind as 'other'}`)} ${format.count(count)}`)
    .join(', ');
  return (
    <ExplanationText
      words={t(`explain.words.${metric}`)}
      steps={steps
        .filter(({ substituted }) => substituted !== null)
        .map(({ name, substituted, value }) => ({
          name: t(`explain.step.${name as 'value'}`, { defaultValue: name }),
          substituted,
          value: value as number | readonly number[] | null,
        }))}
      facts={[
        { name: t('explain.counted'), value: counted },
        { name: t('explain.notCounted'), value: t('explain.notCountedText') },
        { name: t('explain.method'), value: version ?? '–', isCode: true },
      ]}
      period={explanation}
      sources={sources}
      links={
        <TextLink
          to="/reports/$metric/answers"
          params={{ metric }}
          search={{ ...filtersOf(search), ...(version === null ? {} : { method: version }) }}
        >
          {t('explain.answers', { count: measure.n })}
        </TextLink>
      }
    >
      {measure.interval !== null && <p>{t('explain.likely', range(measure.interval))}</p>}
      <p className="muted">{t('explain.verdict')}</p>
    </ExplanationText>
  );
}
