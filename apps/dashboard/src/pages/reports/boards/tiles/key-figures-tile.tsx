import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { loadArea } from '../../../../i18n/catalogue.js';
import { daysOf, keyFiguresQuery } from '../../goals/goals-queries.js';
import { KeyFiguresTable } from '../../goals/key-figures-table.js';
import type { TileViewProps } from '../tile-view.js';
import { TileState } from './tile-state.js';

await loadArea('goals');

/** The figures that the workspace steers by. */
export function KeyFiguresTile({ search, onExplain }: TileViewProps) {
  const { t } = useTranslation('goals');
  const days = daysOf(search);
  return (
    <TileState query={useQuery(keyFiguresQuery(days))}>
      {({ comparisons, figures }) => (
        <>
          <p className="least faint">{t('figures.comparisons', { count: comparisons })}</p>
          <KeyFiguresTable figures={figures} days={days} />
          <p className="least faint">{t('figures.caption')}</p>
          <p className="not-print">
            <button type="button" className="link small" onClick={onExplain}>
              {t('explain.open')}
            </button>
          </p>
        </>
      )}
    </TileState>
  );
}
