import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../../api/session.js';
import { loadArea } from '../../../../i18n/catalogue.js';
import { Refusal } from '../../../../parts/refusal.js';
import { topicDetailQuery, topicsQuery } from '../../topics/topics-queries.js';
import { topicsQueryOf, topicsSearch, type TopicsSearch } from '../../topics/topics-search.js';
import { TopicsLead } from '../../topics/topics-lead.js';
import { TopicsTable } from '../../topics/topics-table.js';
import { TopicTrend } from '../../topics/topic-trend.js';
import type { TileViewProps } from '../tile-view.js';
import { TileState } from './tile-state.js';

await loadArea('topics');

/** What comments are about and whether that changed, or one topic by week. */
export function TopicsTile({ picture, search: given }: TileViewProps) {
  const search = topicsSearch(given);
  return picture === 'topic' ? <OneTopic search={search} /> : <AllTopics search={search} />;
}

function AllTopics({ search }: { readonly search: TopicsSearch }) {
  const { t } = useTranslation('topics');
  const { t: ofBoards } = useTranslation('boards');
  const { workspace } = useSession();
  return (
    <TileState query={useQuery(topicsQuery(topicsQueryOf(search, workspace.time_zone)))}>
      {(report) => {
        if (report.refusal !== null) return <Refusal reason={report.refusal} what={t('refusal.no_comments')} />;
        if (report.topics.length === 0) return <p className="muted">{ofBoards('tile.none')}</p>;
        return (
          <>
            <TopicsLead report={report} />
            {report.comparisons > 0 && (
              <p className="least faint">{t('table.comparisons', { count: report.comparisons })}</p>
            )}
            <TopicsTable report={report} search={search} chosen={undefined} />
          </>
        );
      }}
    </TileState>
  );
}

function OneTopic({ search }: { readonly search: TopicsSearch }) {
  const { t } = useTranslation('boards');
  const { workspace } = useSession();
  const { topic } = search;
  const detail = useQuery({
    ...topicDetailQuery(topic ?? '', topicsQueryOf(search, workspace.time_zone)),
    enabled: topic !== undefined,
  });
  if (topic === undefined) return <p className="muted">{t('tile.unknown')}</p>;
  return <TileState query={detail}>{(found) => <TopicTrend detail={found} search={search} />}</TileState>;
}
