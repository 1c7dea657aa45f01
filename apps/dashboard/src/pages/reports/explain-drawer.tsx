import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { useMetricTexts, type Metric } from '../../parts/metrics/metric-texts.js';
import { filterOf } from '../../parts/metrics/period.js';
import { filtersOf, type ReportSearch } from '../../parts/metrics/report-search.js';
import { TextLink } from '../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import classes from './reports.module.css';

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
  const { t } = useTranslation('reports');
  const { workspace } = useSession();
  const query = { ...filterOf(search, workspace.time_zone), metric };
  const explanation = useQuery({
    queryKey: ['metrics', 'explain', query],
    queryFn: () => dataOf(api.GET('/v1/metrics/explain', { params: { query } })),
    enabled: isOpen,
  });
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={404}
      title={t('explain.title')}
      closeButtonProps={{ 'aria-label': t('explain.close') }}
      withOverlay={false}
    >
      {explanation.isPending && <LoadingShapes rows={6} />}
      {explanation.isError && <ErrorInPlace error={explanation.error} retry={() => void explanation.refetch()} />}
      {explanation.data?.methods.map((method) => (
        <MethodText
          key={method.method_version}
          metric={metric}
          method={method}
          explanation={explanation.data}
          search={search}
        />
      ))}
    </Drawer>
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
  const sums = steps.filter(({ substituted }) => substituted !== null);
  return (
    <div className={classes.explanation}>
      <p>{t(`explain.words.${metric}`)}</p>
      {sums.map(({ name, substituted, value }) => (
        <div key={name}>
          <p className="least faint">{t(`explain.step.${name as 'value'}`, { defaultValue: name })}</p>
          <pre className={classes.sum} dir="ltr">
            {`${substituted}\n= ${resultOf(value)}`}
          </pre>
        </div>
      ))}
      {measure.interval !== null && <p>{t('explain.likely', range(measure.interval))}</p>}
      <p className="muted">{t('explain.verdict')}</p>
      <dl className={classes.facts}>
        <dt>{t('explain.counted')}</dt>
        <dd>
          {Object.entries(measure.counts)
            .map(([kind, count]) => `${t(`explain.kind.${kind as 'other'}`)} ${format.count(count)}`)
            .join(', ')}
        </dd>
        <dt>{t('explain.notCounted')}</dt>
        <dd>{t('explain.notCountedText')}</dd>
        <dt>{t('explain.period')}</dt>
        <dd>
          {format.moment(explanation.from)} – {format.moment(explanation.to)}, {explanation.time_zone}
        </dd>
        <dt>{t('explain.method')}</dt>
        <dd dir="ltr">{version ?? '–'}</dd>
        <dt>{t('explain.sources')}</dt>
        <dd dir="ltr" className="least">
          {sources.join(' · ')}
        </dd>
      </dl>
      <p>
        <TextLink
          to="/reports/$metric/answers"
          params={{ metric }}
          search={{ ...filtersOf(search), ...(version === null ? {} : { method: version }) }}
        >
          {t('explain.answers', { count: measure.n })}
        </TextLink>
      </p>
    </div>
  );
}

/** A result with two decimals; the API does not round. */
function resultOf(value: Method['steps'][number]['value']): string {
  const text = (number: number) => number.toFixed(2);
  if (value === null) return '–';
  return Array.isArray(value) ? value.map(text).join(' … ') : text(value as number);
}
