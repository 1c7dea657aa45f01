import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { loadArea } from '../../../../i18n/catalogue.js';
import { daysOf, goalsQuery } from '../../goals/goals-queries.js';
import { GoalsTable } from '../../goals/goals-table.js';
import type { TileViewProps } from '../tile-view.js';
import { TileState } from './tile-state.js';

await loadArea('goals');

/** What figures should reach, and whether they do. */
export function GoalsTile({ search }: TileViewProps) {
  const { t } = useTranslation('goals');
  const days = daysOf(search);
  return (
    <TileState query={useQuery(goalsQuery(days))}>
      {({ goals }) =>
        goals.length === 0 ? (
          <p className="muted">{t('goals.empty')}</p>
        ) : (
          <>
            <p className="muted small">{t('goals.together', { count: goals.length })}</p>
            <GoalsTable goals={goals} days={days} onChange={undefined} />
          </>
        )
      }
    </TileState>
  );
}
