import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { loadArea } from '../../../../i18n/catalogue.js';
import { Refusal } from '../../../../parts/refusal.js';
import { roiQuery } from '../../money/money-queries.js';
import { RoiHeadline } from '../../money/roi-headline.js';
import type { TileViewProps } from '../tile-view.js';
import { TileState } from './tile-state.js';

await loadArea('money');

/** What a scenario returns, by both definitions. */
export function RoiTile({ search, onExplain }: TileViewProps) {
  const { t } = useTranslation('money');
  const query = useQuery(roiQuery(String(search['scenario'])));
  return (
    <TileState query={query}>
      {(report) => (
        <>
          <p className="small">
            <b>
              <bdi>{report.scenario.name}</bdi>
            </b>
          </p>
          {report.refusal === null ? (
            <RoiHeadline report={report} onExplain={onExplain} />
          ) : (
            <Refusal reason={report.refusal} what={t(`refusal.${report.refusal.code as 'no_cost'}`)} />
          )}
        </>
      )}
    </TileState>
  );
}
