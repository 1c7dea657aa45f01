import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { ReportExplanation } from '../../../parts/explanation/report-explanation.js';
import type { attributionQuery, ordersQuery } from './orders-search.js';

interface Drawer {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** How the numbers about orders are computed. */
export function OrdersExplanation({
  query,
  isOpen,
  onClose,
}: Drawer & { readonly query: ReturnType<typeof ordersQuery> }) {
  const { t } = useTranslation('orders');
  const explanation = useQuery({
    queryKey: ['metrics', 'explain-orders', query],
    queryFn: () => dataOf(api.GET('/v1/reports/orders/explain', { params: { query } })),
    enabled: isOpen,
  });
  return (
    <ReportExplanation
      explanation={explanation}
      words={t('explain.words')}
      nameOf={(step) => t(`explain.step.${step as 'churn'}`, { defaultValue: step })}
      digits={4}
      isOpen={isOpen}
      onClose={onClose}
    />
  );
}

/** How orders are credited. */
export function AttributionExplanation({
  query,
  isOpen,
  onClose,
}: Drawer & { readonly query: ReturnType<typeof attributionQuery> }) {
  const { t } = useTranslation('orders');
  const explanation = useQuery({
    queryKey: ['metrics', 'explain-attribution', query],
    queryFn: () => dataOf(api.GET('/v1/reports/attribution/explain', { params: { query } })),
    enabled: isOpen,
  });
  return (
    <ReportExplanation
      explanation={explanation}
      words={t('attribution.words')}
      nameOf={(step) => t(`attribution.model.${step as 'first'}`, { defaultValue: step })}
      isOpen={isOpen}
      onClose={onClose}
    />
  );
}
