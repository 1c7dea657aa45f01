import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';

/** How many customers are satisfied after their task was resolved, of the last 90 days. */
export function RecoveryRate() {
  const { t } = useTranslation('rule-acts');
  const format = useFormat();
  const { data } = useQuery({
    queryKey: ['tasks', 'recovery-report'],
    queryFn: () => dataOf(api.GET('/v1/reports/recovery')),
  });
  if (data === undefined || data.resolutions === 0) return null;
  const { rate, n, resolutions, asked, unhappy, reopened } = data;
  const whole = (value: number) => format.count(Math.round(value));
  return (
    <div aria-label={t('rate.title')} role="group">
      <p>
        {rate === null
          ? t('rate.none')
          : t('rate.value', {
              value: whole(rate.value),
              low: whole(rate.low),
              high: whole(rate.high),
              n: format.count(n),
            })}
      </p>
      <p className="small muted">
        {t('rate.of', {
          resolutions: format.count(resolutions),
          asked: format.count(asked),
          unhappy: format.count(unhappy),
          reopened: format.count(reopened),
        })}{' '}
        <a className="link" href="/v1/reports/recovery/export" download="recovery.csv">
          {t('rate.csv')}
        </a>
      </p>
    </div>
  );
}
