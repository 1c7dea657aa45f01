import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../../api/session.js';
import { loadArea } from '../../../../i18n/catalogue.js';
import { FollowupsHeadline } from '../../followups/followups-headline.js';
import { followupsQuery, reportQueryOf } from '../../followups/followups-queries.js';
import { followupsSearch } from '../../followups/followups-search.js';
import { TimesSection } from '../../followups/times-section.js';
import type { TileViewProps } from '../tile-view.js';
import { TileState } from './tile-state.js';

await Promise.all([loadArea('work'), loadArea('tasks'), loadArea('rule-acts')]);

/** How many unhappy answers were followed up in time, or how long that took. */
export function FollowupsTile({ picture, search: given, onExplain }: TileViewProps) {
  const { t } = useTranslation('boards');
  const { workspace } = useSession();
  const search = followupsSearch(given);
  const query = useQuery(followupsQuery(reportQueryOf(search, workspace.time_zone)));
  return (
    <TileState query={query}>
      {(report) => {
        if (report.tasks === 0 && report.unhappy_followed_up.without_task === 0)
          return <p className="muted">{t('tile.none')}</p>;
        if (picture === 'times') return <TimesSection report={report} search={search} />;
        return <FollowupsHeadline report={report} search={search} onExplain={onExplain} />;
      }}
    </TileState>
  );
}
