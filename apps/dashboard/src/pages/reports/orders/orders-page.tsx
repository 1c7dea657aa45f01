import { SegmentedControl, Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { loadArea } from '../../../i18n/catalogue.js';
import { Refusal } from '../../../parts/refusal.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { fileAddress, ReportFrame } from '../report-frame.js';
import { ChurnSection } from './churn-section.js';
import { OrdersExplanation } from './explanations.js';
import { FiguresSection } from './figures-section.js';
import { OrdersLead } from './orders-lead.js';
import { MONTHS, ordersQuery, type OrdersSearch } from './orders-search.js';
import { PartsSection } from './parts-section.js';
import { RetentionSection } from './retention-section.js';
import { useOrders } from './use-orders.js';
import { ValueSection } from './value-section.js';

// The words that all reports share.
await loadArea('reports');

/** Who comes back, who left, and what orders and customers are worth. */
export function OrdersPage() {
  const { t } = useTranslation('orders');
  const search = useSearch({ from: '/signed-in/reports/orders' });
  const navigate = useNavigate({ from: '/reports/orders' });
  const change = (changed: OrdersSearch) => void navigate({ search: (before) => ({ ...before, ...changed }) });
  const query = ordersQuery(search);
  const { data, error, isPending, isError, refetch } = useOrders(query);
  return (
    <ReportFrame
      title={t('title')}
      view={{ report: 'orders', search }}
      file={fileAddress('/v1/reports/orders/export', query)}
      filters={
        <>
          <Select
            aria-label={t('filter.months')}
            data={MONTHS.map((value) => ({ value, label: t('filter.closed', { count: Number(value) }) })).toSorted(
              (a, b) => Number(a.value) - Number(b.value),
            )}
            value={query.months}
            onChange={(value) => change({ months: Number(value) })}
            allowDeselect={false}
            w={290}
          />
          <SegmentedControl
            aria-label={t('filter.rule')}
            data={(['bounded', 'unbounded'] as const).map((value) => ({ value, label: t(`filter.${value}`) }))}
            value={query.rule}
            onChange={(rule) => change({ rule })}
          />
        </>
      }
    >
      {isPending && <LoadingShapes rows={8} />}
      {isError && <ErrorInPlace error={error} what={t('error')} retry={() => void refetch()} />}
      {data !== undefined && data.refusal !== null && (
        <Refusal reason={data.refusal} what={t('refusal.too_few_customers')} />
      )}
      {data !== undefined && data.refusal === null && (
        <>
          <OrdersLead orders={data} onExplain={() => change({ explain: true })} />
          <RetentionSection orders={data} />
          <FiguresSection orders={data} />
          <ChurnSection orders={data} />
          <ValueSection orders={data} />
          <PartsSection orders={data} />
        </>
      )}
      <OrdersExplanation
        query={query}
        isOpen={search.explain === true}
        onClose={() => change({ explain: undefined })}
      />
    </ReportFrame>
  );
}
