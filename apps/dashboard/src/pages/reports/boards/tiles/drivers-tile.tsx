import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../../api/session.js';
import { loadArea } from '../../../../i18n/catalogue.js';
import { DriversBody } from '../../drivers/drivers-body.js';
import { driversQuery, driversQueryOf, useDriverName } from '../../drivers/drivers-queries.js';
import { driversSearch, searchWithDays } from '../../drivers/drivers-search.js';
import { useQuestionWords } from '../../questions/use-question-words.js';
import type { TileViewProps } from '../tile-view.js';
import { TileState } from './tile-state.js';

// The words of drivers, and of what the page shares with other reports.
await Promise.all([loadArea('drivers'), loadArea('questions'), loadArea('response-rates')]);

/** What goes along with a score. */
export function DriversTile({ search: given, onChange, onExplain }: TileViewProps) {
  const { t } = useTranslation('boards');
  const { workspace } = useSession();
  const search = searchWithDays(driversSearch(given));
  const { survey } = search;
  const words = useQuestionWords(survey);
  const nameOf = useDriverName(words);
  const query = useQuery({
    ...driversQuery(driversQueryOf(search, survey ?? '', workspace.time_zone)),
    enabled: survey !== undefined,
  });
  if (survey === undefined) return <p className="muted">{t('tile.unknown')}</p>;
  return (
    <TileState query={query}>
      {(report) => (
        <DriversBody
          report={report}
          words={words}
          nameOf={nameOf}
          onChange={(change) => (change.explain === true ? onExplain() : onChange(change))}
        />
      )}
    </TileState>
  );
}
