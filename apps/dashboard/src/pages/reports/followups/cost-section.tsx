import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { useMoney } from '../../../parts/money.js';
import { Section } from '../../../parts/page.js';
import { TextLink } from '../../../parts/small.js';
import type { FollowupReport } from './followups-queries.js';

/** What a task costs: recorded minutes times the cost of an hour. */
export function CostSection({ report }: { readonly report: FollowupReport }) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const money = useMoney();
  const cost = report.cost_per_task;
  const { currency, interval, mean_minor: mean } = cost;
  return (
    <Section id="cost" title={t('report.cost')}>
      {currency === null && (
        <p className="muted">
          {t('report.noCost')} <TextLink to="/settings/cost">{t('report.setCost')}</TextLink>
        </p>
      )}
      {currency !== null && (
        <p className="num">
          <b>{mean === null || !cost.reliable ? '–' : money(mean, currency)}</b>{' '}
          <span className="small muted">
            {interval !== null && mean !== null && !cost.reliable && `${money(mean, currency)} · `}
            {interval !== null && `${money(interval.low, currency)}–${money(interval.high, currency)} · `}n{' '}
            {format.count(cost.n)}
            {!cost.reliable && ` · ${t('report.needed', { count: cost.needed })}`} ·{' '}
            {t('report.total', { amount: money(cost.total_minor, currency) })} ·{' '}
            {t('report.unknownCost', { count: cost.unknown })}
          </span>
        </p>
      )}
    </Section>
  );
}
