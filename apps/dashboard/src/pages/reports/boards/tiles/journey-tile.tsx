import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../../api/session.js';
import { loadArea } from '../../../../i18n/catalogue.js';
import { METRICS } from '../../../../parts/metrics/metric-texts.js';
import { reportSearch } from '../../../../parts/metrics/report-search.js';
import { JourneyHeat, JourneyLegend } from '../../journey-heat.js';
import { journeyQuery, journeyQueryOf } from '../../journey-query.js';
import { PainPoints } from '../../pain-points.js';
import type { TileViewProps } from '../tile-view.js';
import { TileState } from './tile-state.js';

// What is open of a pain point.
await loadArea('work');

/** A metric along the journey, or where most is lost. */
export function JourneyTile({ picture, search: given }: TileViewProps) {
  const { t } = useTranslation('boards');
  const { workspace } = useSession();
  const metric = METRICS.find((known) => known === given['metric']);
  const search = { ...reportSearch(given), ...(metric === undefined ? {} : { metric }) };
  const query = useQuery(journeyQuery(journeyQueryOf(search, workspace.time_zone)));
  return (
    <TileState query={query}>
      {(journey) => {
        if (journey.scores.length === 0) return <p className="muted">{t('tile.none')}</p>;
        if (picture === 'pain_points') return <PainPoints journey={journey} days={search.days} />;
        return (
          <div>
            <JourneyHeat journey={journey} days={search.days} />
            <JourneyLegend />
          </div>
        );
      }}
    </TileState>
  );
}
