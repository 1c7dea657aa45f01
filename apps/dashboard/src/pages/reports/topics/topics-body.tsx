import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Query } from '../../../api/client.js';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { Refusal } from '../../../parts/refusal.js';
import { Empty } from '../../../parts/states.js';
import { ComingUp } from './coming-up.js';
import { MoodSection } from './mood-section.js';
import { TopicAside } from './topic-aside.js';
import type { EditedTopic } from './topic-dialog.js';
import { TopicTrend } from './topic-trend.js';
import { chosenTopic, TopicsLead } from './topics-lead.js';
import { topicDetailQuery, type TopicsReport } from './topics-queries.js';
import type { TopicsSearch } from './topics-search.js';
import { TopicsTable } from './topics-table.js';
import classes from './topics.module.css';

/** The report: what changed, all topics, one of them by week, and beside it what it is and what comes up. */
export function TopicsBody(props: {
  readonly report: TopicsReport;
  readonly query: Query<'readTopics'>;
  readonly search: TopicsSearch;
  readonly onExplain: () => void;
  /** Undefined for those who may not change topics. */
  readonly onEdit: ((edited: EditedTopic) => void) | undefined;
}) {
  const { report, query, search, onExplain, onEdit } = props;
  const { t } = useTranslation('topics');
  const format = useFormat();
  const { topics, comparisons, refusal, without_topic: without } = report;
  const chosen = chosenTopic(report, search);
  const id = chosen?.topic.id;
  const { data: detail } = useQuery({ ...topicDetailQuery(id ?? '', query), enabled: id !== undefined });
  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        {refusal === null ? (
          <TopicsLead report={report} />
        ) : (
          <Refusal reason={refusal} what={t('refusal.no_comments')} />
        )}
        {topics.length === 0 ? (
          <Empty
            text={t('empty')}
            action={onEdit && <Button onClick={() => onEdit({ phrase: '' })}>{t('editor.add')}</Button>}
          />
        ) : (
          <Section
            id="topics"
            title={t('table.title')}
            more={
              <Button variant="default" size="xs" className="not-print" onClick={onExplain}>
                {t('explanation.title', { ns: 'parts' })}
              </Button>
            }
          >
            {comparisons > 0 && <p className="least faint">{t('table.comparisons', { count: comparisons })}</p>}
            <TopicsTable report={report} search={search} chosen={id} />
            <p className="small muted">{t('table.without', { count: without, n: format.count(without) })}</p>
          </Section>
        )}
        {detail !== undefined && <TopicTrend detail={detail} search={search} />}
      </div>
      <aside className={classes.aside} aria-label={t('aside.title')}>
        {chosen !== undefined && (
          <TopicAside
            topic={chosen.topic}
            detail={detail}
            search={search}
            hits={chosen.share?.hits ?? 0}
            onChange={onEdit && (() => onEdit(chosen.topic))}
          />
        )}
        <ComingUp report={report} onKeep={onEdit && ((phrase) => onEdit({ phrase }))} />
        <MoodSection report={report} search={search} />
      </aside>
    </div>
  );
}
