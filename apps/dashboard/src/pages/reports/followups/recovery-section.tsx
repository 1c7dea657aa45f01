import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { recoveryReportQuery, type FollowupReport } from './followups-queries.js';
import { LoopRate } from './loop-rate.js';

/** How many customers are satisfied after their task was resolved. */
export function RecoverySection({ report }: { readonly report: FollowupReport }) {
  const { t } = useTranslation(['work', 'rule-acts']);
  const format = useFormat();
  const { data, error, isError, refetch } = useQuery(recoveryReportQuery(report));
  if (isError) return <ErrorInPlace error={error} what={t('report.error')} retry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <Section id="recovery" title={t('report.recovery')}>
      {data.resolutions === 0 ? (
        <p className="muted">{t('report.noRecovery')}</p>
      ) : (
        <>
          <LoopRate what={t('report.recovered')} rate={data.rate} n={data.n} />
          <p className="small muted">
            {t('rate.of', {
              ns: 'rule-acts',
              resolutions: format.count(data.resolutions),
              asked: format.count(data.asked),
              unhappy: format.count(data.unhappy),
              reopened: format.count(data.reopened),
            })}
          </p>
        </>
      )}
    </Section>
  );
}
