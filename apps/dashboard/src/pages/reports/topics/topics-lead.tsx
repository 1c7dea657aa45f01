import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { useShareText } from '../response-rates/share-text.js';
import type { ReportedTopic, TopicsReport } from './topics-queries.js';
import type { TopicsSearch } from './topics-search.js';
import classes from './topics.module.css';

/** What changed, if that is clear; and the numbers of it. */
export function TopicsLead({ report }: { readonly report: TopicsReport }) {
  const { t } = useTranslation('topics');
  const format = useFormat();
  const { topics, comparisons, comments, previous_comments: previous } = report;
  const [first, ...others] = topics.filter(isClear).toSorted(byEvidence);
  const counts = { count: comments, n: format.count(comments), previous: format.count(previous) };
  if (first === undefined)
    return (
      <div className={classes.lead}>
        <h2>{t(comparisons === 0 ? 'lead.notCompared' : 'lead.none')}</h2>
        <p className="muted">{t(comparisons === 0 ? 'lead.few' : 'lead.same', counts)}</p>
      </div>
    );
  return (
    <div className={classes.lead}>
      <h2>{t(`lead.${first.verdict as 'more'}`, { topic: first.topic.name })}</h2>
      <p className="muted">
        <Named topic={first} />{' '}
        {others.map((topic) => (
          <span key={topic.topic.id}>
            {t(`lead.also.${topic.verdict as 'more'}`, { topic: topic.topic.name })} <Named topic={topic} />{' '}
          </span>
        ))}
        {others.length + 1 < comparisons && t('lead.others')}
      </p>
    </div>
  );
}

function Named({ topic: { share, previous } }: { readonly topic: ReportedTopic }) {
  const { t } = useTranslation('topics');
  const format = useFormat();
  const text = useShareText();
  if (share === null || previous === null) return null;
  return t('lead.named', {
    hits: format.count(share.hits),
    n: format.count(share.n),
    interval: text.interval(share),
    before: format.count(previous.hits),
    beforeN: format.count(previous.n),
  });
}

/** The topic that is shown in detail: the one of the address, or the one that changed, or the one that is named most. */
export function chosenTopic({ topics }: TopicsReport, search: TopicsSearch): ReportedTopic | undefined {
  return (
    topics.find(({ topic }) => topic.id === search.topic) ??
    topics.find(isClear) ??
    topics.find(({ hidden }) => !hidden) ??
    topics[0]
  );
}

/** Whether chance alone would not give this change. */
function isClear({ verdict }: ReportedTopic): boolean {
  return verdict === 'more' || verdict === 'fewer';
}

function byEvidence(a: ReportedTopic, b: ReportedTopic): number {
  return (a.adjusted_p ?? 1) - (b.adjusted_p ?? 1) || Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0);
}
