import type { ReportNaming, ReportTopics } from '@hearback/documents';
import { LEVEL } from '../../domain/significance.js';
import { MIN_SHOWN, type TopicShare } from '../../domain/text/topics/topic-report.js';
import type { TopicsReport } from '../text/read-topics.js';

/** Topics in a report: a mail is read in a minute. */
const MAX_TOPICS = 8;

/** The topics of a report that leaves the dashboard; null if it has none that at least 8 comments name. */
export function reportTopics({ topics, now, before, comparisons }: TopicsReport): ReportTopics | null {
  const shown = topics.filter(({ hidden, now: { hits } }) => !hidden && hits >= MIN_SHOWN);
  if (shown.length === 0) return null;
  const isClear = ({ change: { verdict } }: (typeof shown)[number]) => verdict === 'more' || verdict === 'fewer';
  return {
    comments: now.comments,
    comments_before: before,
    comparisons,
    level: LEVEL,
    topics: shown
      .toSorted((a, b) => Number(isClear(b)) - Number(isClear(a)))
      .slice(0, MAX_TOPICS)
      .map(({ topic: { name }, now: share, before: earlier, change: { verdict } }) => {
        return { name, now: namingOf(share), before: namingOf(earlier), verdict };
      }),
  };
}

/** What is named by one to seven comments is hidden. */
function namingOf({ hits, value, interval }: TopicShare): ReportNaming {
  if (hits > 0 && hits < MIN_SHOWN) return { hits: null, value: null, low: null, high: null };
  const inPercent = (share: number | undefined) => (share === undefined ? null : 100 * share);
  return { hits, value: inPercent(value ?? undefined), low: inPercent(interval?.low), high: inPercent(interval?.high) };
}
