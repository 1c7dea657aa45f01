import { useTranslation } from 'react-i18next';
import { loadArea } from '../../../../i18n/catalogue.js';
import { Refusal } from '../../../../parts/refusal.js';
import { AttributionTable } from '../../orders/attribution-table.js';
import { attributionQuery, type AttributionSearch } from '../../orders/orders-search.js';
import { useAttribution } from '../../orders/use-orders.js';
import type { TileViewProps } from '../tile-view.js';
import { TileState } from './tile-state.js';

await loadArea('orders');

/** Which channels came before orders, and that this is bookkeeping. */
export function AttributionTile({ search }: TileViewProps) {
  const { t } = useTranslation('orders');
  return (
    <TileState query={useAttribution(attributionQuery(search as AttributionSearch))}>
      {(attribution) =>
        attribution.refusal !== null ? (
          <Refusal reason={attribution.refusal} what={t('refusal.no_contacts')} />
        ) : (
          <>
            <p className="small muted">{t('attribution.bookkeeping')}</p>
            <AttributionTable attribution={attribution} />
          </>
        )
      }
    </TileState>
  );
}
