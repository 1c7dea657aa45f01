import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Verdict } from '../../../parts/verdict.js';
import { useFigureText } from './figure-text.js';
import classes from './orders.module.css';
import type { Orders } from './use-orders.js';

/** What the report says first: who orders again in the month after the first order, and whether that changed. */
export function OrdersLead({ orders, onExplain }: { readonly orders: Orders; readonly onExplain: () => void }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const text = useFigureText();
  const next = orders.averages.find(({ age }) => age === 1)?.active;
  const { comparison } = orders;
  return (
    <div className={classes.lead}>
      <h2>
        {next === undefined || next.value === null
          ? t('lead.none', { count: orders.customers })
          : t('lead.next', { share: text.share(next) })}
      </h2>
      <p>
        {next !== undefined && t('lead.detail', { range: text.shareRange(next), n: format.count(next.n) })}{' '}
        {comparison !== null &&
          t('lead.compared', {
            recent: text.share(comparison.recent),
            recentRange: text.shareRange(comparison.recent),
            recentN: format.count(comparison.recent.n),
            before: text.share(comparison.before),
            beforeRange: text.shareRange(comparison.before),
            beforeN: format.count(comparison.before.n),
          })}{' '}
        {comparison !== null && <Verdict verdict={comparison.verdict} />}
      </p>
      <p className="least muted">
        {t('computedAt', { at: format.moment(orders.computed_at) })}{' '}
        <Button variant="subtle" size="compact-sm" className="not-print" onClick={onExplain}>
          {t('explain.open')}
        </Button>
      </p>
    </div>
  );
}
