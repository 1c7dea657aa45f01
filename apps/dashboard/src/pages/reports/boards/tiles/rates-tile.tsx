import { useTranslation } from 'react-i18next';
import { loadArea } from '../../../../i18n/catalogue.js';
import { reportSearch } from '../../../../parts/metrics/report-search.js';
import { FunnelSection } from '../../response-rates/funnel-section.js';
import { RatesHeadline } from '../../response-rates/rates-headline.js';
import { useRates } from '../../response-rates/use-rates.js';
import type { TileViewProps } from '../tile-view.js';
import { TileState } from './tile-state.js';

await loadArea('response-rates');

/** The response rate, or the way from the invitations to the answers. */
export function RatesTile({ picture, search: given, onExplain }: TileViewProps) {
  const { t } = useTranslation('boards');
  const search = reportSearch(given);
  return (
    <TileState query={useRates(search)}>
      {(rates) => {
        if (rates.invited === 0 && (rates.exposures?.shown ?? 0) === 0)
          return <p className="muted">{t('tile.none')}</p>;
        if (picture === 'funnel') return <FunnelSection rates={rates} search={search} />;
        return <RatesHeadline rates={rates} onExplain={onExplain} />;
      }}
    </TileState>
  );
}
