import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { useFormat } from '../../../i18n/format.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import classes from '../reports.module.css';
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
  const format = useFormat();
  const query = useCohortQuery(search);
  const { data, error, isPending, isError, refetch } = useQuery({
    queryKey: ['metrics', 'explain-rates', query],
    queryFn: () => dataOf(api.GET('/v1/response-rates/explain', { params: { query } })),
    enabled: isOpen,
  });
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={404}
      title={t('explain.open')}
      closeButtonProps={{ 'aria-label': t('explain.close') }}
      withOverlay={false}
    >
      {isPending && <LoadingShapes rows={6} />}
      {isError && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data !== undefined && (
        <div className={classes.explanation}>
          <p>{t('explain.words')}</p>
          <pre className={classes.sum} dir="ltr">
            {data.steps
              .filter(({ name, substituted }) => name !== 'interval' && substituted !== null)
              .map(({ name, substituted, value }) => `${name} = ${substituted}\n= ${(value as number).toFixed(4)}`)
              .join('\n')}
          </pre>
          <p className="muted">{t('explain.interval')}</p>
          <dl className={classes.facts}>
            <dt>{t('explain.period')}</dt>
            <dd>
              {format.moment(data.from)} – {format.moment(data.to)}, {data.time_zone}
            </dd>
            <dt>{t('explain.sources')}</dt>
            <dd dir="ltr" className="least">
              {data.sources.join(' · ')}
            </dd>
          </dl>
        </div>
      )}
    </Drawer>
  );
}
