import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { promiseReportQuery, type FollowupReport } from './followups-queries.js';
import { LoopRate } from './loop-rate.js';

const PARTS = ['kept_in_time', 'kept_late', 'broken', 'still_open', 'withdrawn', 'moved'] as const;

/** What became of the promises whose first due time is in the period. */
export function PromisesSection({ report }: { readonly report: FollowupReport }) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const { data, error, isError, refetch } = useQuery(promiseReportQuery(report));
  if (isError) return <ErrorInPlace error={error} what={t('report.error')} retry={() => void refetch()} />;
  if (data === undefined) return null;
  const { value, interval, n } = data.kept_in_time_rate;
  return (
    <Section id="promises" title={t('report.promises')}>
      {data.due === 0 ? (
        <p className="muted">{t('report.noPromises')}</p>
      ) : (
        <>
          <LoopRate
            what={t('report.keptInTime')}
            rate={value === null || interval === null ? null : { value, ...interval }}
            n={n}
          />
          <p className="small muted">
            {PARTS.filter((part) => data[part] > 0)
              .map((part) => t(`report.promise.${part}`, { n: format.count(data[part]) }))
              .join(' · ')}
          </p>
        </>
      )}
    </Section>
  );
}
