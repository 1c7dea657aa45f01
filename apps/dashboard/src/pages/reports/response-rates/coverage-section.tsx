import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import classes from '../reports.module.css';
import own from './rates.module.css';
import type { ReportSearch } from '../../../parts/metrics/report-search.js';
import { useShareText } from './share-text.js';
import { useCohortQuery, type Coverage } from './use-rates.js';

/** Who is silent, and between which bounds NPS lies whatever they think. */
export function CoverageSection({ search }: { readonly search: ReportSearch }) {
  const { t } = useTranslation('response-rates');
  const query = useCohortQuery(search);
  const { data, error, isPending, isError, refetch } = useQuery({
    queryKey: ['metrics', 'coverage', query],
    queryFn: () => dataOf(api.GET('/v1/response-rates/coverage', { params: { query } })),
  });
  if (data?.asked === 0) return null;
  return (
    <Section id="silent" title={t('silent.title')}>
      {isPending && <LoadingShapes rows={3} />}
      {isError && <ErrorInPlace error={error} what={t('silent.error')} retry={() => void refetch()} />}
      {data !== undefined && <CoverageTable coverage={data} />}
    </Section>
  );
}

function CoverageTable({ coverage }: { readonly coverage: Coverage }) {
  const { t } = useTranslation('response-rates');
  const format = useFormat();
  const text = useShareText();
  const boundsOf = (nps: Coverage['nps']) =>
    nps === null ? '–' : t('silent.bounds', { low: format.score(nps.low), high: format.score(nps.high) });
  const { asked, nps, silent } = coverage;
  return (
    <>
      <p className={own.lead}>
        {t('silent.lead', { count: silent, asked: format.count(asked) })}{' '}
        {nps !== null &&
          t('silent.could', {
            value: format.score(nps.value),
            low: format.score(nps.low),
            high: format.score(nps.high),
          })}
      </p>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('silent.title')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('parts.split.segment')}</th>
              <th scope="col">{t('silent.customers')}</th>
              <th scope="col">{t('silent.silent')}</th>
              <th scope="col">{t('rates.interval')}</th>
              <th scope="col">{t('silent.nps')}</th>
            </tr>
          </thead>
          <tbody>
            {coverage.segments.map(({ segment, name, ...line }) => (
              <tr key={segment}>
                <th scope="row">{segment === null ? t('parts.noSegment') : (name ?? segment)}</th>
                <td>{format.count(line.asked)}</td>
                <td>
                  {format.count(line.silent)} <span className="faint">{text.rate(line.silence)}</span>
                </td>
                <td>{text.interval(line.silence)}</td>
                <td>{boundsOf(line.nps)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
