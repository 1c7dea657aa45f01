import { wilson, type Interval } from '@hearback/kernel';
import { exactShareTest } from '../../exact-test.js';
import { holm } from '../../holm.js';
import { levelOfEach } from '../../judgement.js';
import { normalQuantile } from '../../normal.js';
import { newcombe } from '../../proportion.js';
import { LEVEL } from '../../significance.js';

/** Comments of a topic in a period. */
export interface TopicCounts {
  /** Comments about it. */
  readonly n: number;
  /** Of them those that sound unhappy, and those whose sentiment is known. */
  readonly unhappy: number;
  readonly judged: number;
}

/** A share of comments with Wilson's interval; null without comments. */
export interface TopicShare {
  readonly value: number | null;
  readonly hits: number;
  readonly n: number;
  readonly interval: Interval | null;
}

/** `more` and `fewer` are clear changes of how often a topic is named; they are neither good nor bad. */
export const TOPIC_VERDICTS = ['more', 'fewer', 'no_clear_change', 'too_few'] as const;
export type TopicVerdict = (typeof TOPIC_VERDICTS)[number];

/** The change of a share, later minus earlier, as shares. */
export interface TopicChange {
  readonly verdict: TopicVerdict;
  readonly difference: number | null;
  /** Newcombe's (1998, method 10), widened for the number of topics compared (Bonferroni). */
  readonly interval: Interval | null;
  readonly confidence: number | null;
  /** Of the exact test, corrected by Holm's method over all topics. */
  readonly adjustedP: number | null;
}

/** A topic in two periods; `hidden`: so few people named it that numbers would point at them. */
export interface JudgedTopic {
  readonly id: string;
  readonly hidden: boolean;
  readonly now: TopicShare;
  readonly before: TopicShare;
  readonly unhappy: TopicShare | null;
  /** Further comments until the share of unhappy ones is shown; 0 if it is. */
  readonly unhappyNeeds: number;
  readonly change: TopicChange;
}

/** Comments below which a topic of a period is hidden. */
export const MIN_SHOWN = 8;

/** Comments with a known sentiment below which no share of unhappy ones is shown. */
export const MIN_UNHAPPY = 30;

/** Comments of a period below which nothing is compared. */
export const MIN_COMPARED = 30;

/** A topic with its counts in both periods. */
export interface CountedTopic {
  readonly id: string;
  readonly now: TopicCounts;
  readonly before: TopicCounts;
}

export function shareOf(hits: number, n: number): TopicShare {
  return { value: n === 0 ? null : hits / n, hits, n, interval: wilson(hits, n) };
}

/** Judges all topics as one picture: `now` and `before` are the numbers of all comments of the periods. */
export function judgeTopics(
  topics: readonly CountedTopic[],
  now: number,
  before: number,
): { readonly comparisons: number; readonly topics: readonly JudgedTopic[] } {
  const isCompared = (topic: CountedTopic) =>
    Math.min(now, before) >= MIN_COMPARED && Math.max(topic.now.n, topic.before.n) >= MIN_SHOWN;
  const compared = topics.filter(isCompared);
  const adjusted = holm(compared.map((topic) => exactShareTest(topic.now.n, now, topic.before.n, before).p));
  const own = levelOfEach(compared.length);
  const judged = new Map(
    compared.map((topic, i) => [topic.id, changeOf(topic, now, before, adjusted[i] ?? 1, own)] as const),
  );
  return {
    comparisons: compared.length,
    topics: topics.map((topic) => {
      const { n, unhappy, judged: known } = topic.now;
      return {
        id: topic.id,
        hidden: n > 0 && n < MIN_SHOWN,
        now: shareOf(n, now),
        before: shareOf(topic.before.n, before),
        unhappy: known >= MIN_UNHAPPY ? shareOf(unhappy, known) : null,
        unhappyNeeds: Math.max(0, MIN_UNHAPPY - known),
        change: judged.get(topic.id) ?? NOT_COMPARED,
      };
    }),
  };
}

const NOT_COMPARED: TopicChange = {
  verdict: 'too_few',
  difference: null,
  interval: null,
  confidence: null,
  adjustedP: null,
};

function changeOf(topic: CountedTopic, now: number, before: number, adjustedP: number, own: number): TopicChange {
  const difference = topic.now.n / now - topic.before.n / before;
  const interval = newcombe(topic.now.n, now, topic.before.n, before, -normalQuantile(own / 2));
  const isClear = interval !== null && adjustedP < LEVEL && (interval.low > 0 || interval.high < 0);
  const verdict = isClear ? (difference > 0 ? 'more' : 'fewer') : 'no_clear_change';
  return { verdict, difference, interval, confidence: 1 - own, adjustedP };
}
