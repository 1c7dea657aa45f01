import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../../api/session.js';
import { loadArea } from '../../../../i18n/catalogue.js';
import { AtRiskSection } from '../../churn/at-risk-section.js';
import { CalibrationSection } from '../../churn/calibration-section.js';
import { ChurnLead } from '../../churn/churn-lead.js';
import { churnQuery } from '../../churn/churn-queries.js';
import { ChurnRefusal } from '../../churn/churn-refusal.js';
import { FairnessSection } from '../../churn/fairness-section.js';
import type { TileViewProps } from '../tile-view.js';
import { TileState } from './tile-state.js';

await loadArea('churn');

/** Who may leave, whether such predictions came true, or whether groups are treated alike. */
export function ChurnTile({ picture, search, onChange, onExplain }: TileViewProps) {
  const { t } = useTranslation('boards');
  const maySeeCustomers = useMay('customers:read');
  const { by } = search;
  return (
    <TileState query={useQuery(churnQuery)}>
      {(churn) => {
        if (churn.refusal !== null) return <ChurnRefusal churn={churn} />;
        if (picture === 'fairness')
          return (
            <FairnessSection
              churn={churn}
              by={typeof by === 'string' ? by : undefined}
              onBy={(chosen) => onChange({ by: chosen })}
            />
          );
        if (picture === 'calibration') {
          if (churn.calibration === null) return <p className="muted">{t('tile.none')}</p>;
          return (
            <CalibrationSection
              churn={churn}
              isTable={search['table'] === true}
              onTable={(table) => onChange({ table })}
            />
          );
        }
        return (
          <>
            <ChurnLead churn={churn} onExplain={onExplain} />
            {maySeeCustomers && <AtRiskSection churn={churn} />}
          </>
        );
      }}
    </TileState>
  );
}
