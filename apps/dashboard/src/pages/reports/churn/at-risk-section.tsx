import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { useMoney } from '../../../parts/money.js';
import { Section } from '../../../parts/page.js';
import { TextLink } from '../../../parts/small.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { riskCustomersQuery, riskNamesQuery, type ChurnReport } from './churn-queries.js';
import classes from './churn.module.css';
import { RiskReasons } from './risk-reasons.js';
import { useChurnWords } from './use-churn-words.js';

/** The customers of the highest risk, each with why. */
export function AtRiskSection({ churn }: { readonly churn: ChurnReport }) {
  const { t } = useTranslation('churn');
  const format = useFormat();
  const money = useMoney();
  const words = useChurnWords();
  const { data, error, refetch } = useQuery(riskCustomersQuery);
  const customers = data?.data ?? [];
  const { data: named } = useQuery(riskNamesQuery(customers.map(({ external_id: id }) => id).toSorted()));
  const names = new Map(named?.data.map(({ external_id: id, name }) => [id, name]));
  const more = (churn.bands?.high ?? 0) - customers.length;
  return (
    <Section id="at-risk" title={t('customers.title')}>
      {error !== null && <ErrorInPlace error={error} what={t('customers.failed')} retry={() => void refetch()} />}
      {data !== undefined && customers.length === 0 && <p className="muted">{t('customers.nobody')}</p>}
      {customers.length > 0 && (
        <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('customers.title')}>
          <table className={classes.table}>
            <caption className={classes.hidden}>{t('customers.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('customers.customer')}</th>
                <th scope="col">{t('customers.risk')}</th>
                <th scope="col">{t('customers.why')}</th>
                <th scope="col">{t('customers.spent')}</th>
              </tr>
            </thead>
            <tbody>
              {customers.map(({ currency, external_id: id, reasons, risk, spent_minor: spent }) => (
                <tr key={id}>
                  <th scope="row">
                    <TextLink to="/customers/$externalId" params={{ externalId: id }}>
                      <bdi>{names.get(id) ?? id}</bdi>
                    </TextLink>
                  </th>
                  <td>
                    <b>{words.percent(risk)}</b>
                  </td>
                  <td className={classes.why}>
                    <RiskReasons reasons={reasons} />
                  </td>
                  <td>
                    <bdi>{spent === null || currency === null ? '–' : money(spent, currency)}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="least faint">
        {more > 0 && t('customers.more', { count: more, n: format.count(more) })} {t('customers.points')}
      </p>
    </Section>
  );
}
