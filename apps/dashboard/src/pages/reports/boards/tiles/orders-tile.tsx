import { useTranslation } from 'react-i18next';
import { loadArea } from '../../../../i18n/catalogue.js';
import { Refusal } from '../../../../parts/refusal.js';
import { FiguresSection } from '../../orders/figures-section.js';
import { ordersQuery, type OrdersSearch } from '../../orders/orders-search.js';
import { RetentionSection } from '../../orders/retention-section.js';
import { useOrders } from '../../orders/use-orders.js';
import type { TileViewProps } from '../tile-view.js';
import { TileState } from './tile-state.js';

await loadArea('orders');

/** Who comes back, or what orders and customers are worth. */
export function OrdersTile({ picture, search }: TileViewProps) {
  const { t } = useTranslation('orders');
  return (
    <TileState query={useOrders(ordersQuery(search as OrdersSearch))}>
      {(orders) => {
        if (orders.refusal !== null) return <Refusal reason={orders.refusal} what={t('refusal.too_few_customers')} />;
        if (picture === 'figures') return <FiguresSection orders={orders} />;
        return <RetentionSection orders={orders} />;
      }}
    </TileState>
  );
}
