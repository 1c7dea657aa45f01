import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { loadArea } from '../../i18n/catalogue.js';
import { TextLink } from '../../parts/small.js';
import { ErrorInPlace } from '../../parts/states.js';
import { riskOfQuery } from '../reports/churn/churn-queries.js';
import { RiskReasons } from '../reports/churn/risk-reasons.js';
import { useChurnWords } from '../reports/churn/use-churn-words.js';

await loadArea('churn');

/** How likely a customer leaves, and why the model says so; nothing for a customer without a risk. */
export function CustomerRisk({ externalId }: { readonly externalId: string }) {
  const { t } = useTranslation('churn');
  const words = useChurnWords();
  const { data, error, refetch } = useQuery(riskOfQuery(externalId));
  const [risk] = data?.data ?? [];
  if (error !== null) return <ErrorInPlace error={error} what={t('customer.failed')} retry={() => void refetch()} />;
  if (risk === undefined) return null;
  return (
    <div>
      <h2>{t('customer.title')}</h2>
      <p>{t('customer.risk', { share: words.percent(risk.risk) })}</p>
      <RiskReasons reasons={risk.reasons} />
      <p className="small">
        <TextLink to="/reports/churn">{t('customer.link')}</TextLink>
      </p>
    </div>
  );
}
