import { MIN_SHOWN } from '../text/topics/topic-report.js';

/**
 * Topics as predictors, for each answer: 1 if a comment of it names the topic, 0 if its comments do not. `named` has the topics of each
 * answer; null: it has no comment, so that nothing is known of it. A topic that fewer than eight answers name, or all but seven, is left
 * out: it is hidden elsewhere too, and resampled answers would hardly vary in it.
 */
export function topicValues(named: readonly (readonly string[] | null)[]): readonly ReadonlyMap<string, number>[] {
  const withComment = named.filter((topics) => topics !== null);
  const counts = new Map<string, number>();
  for (const topic of withComment.flat()) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  const kept = [...counts].filter(([, n]) => n >= MIN_SHOWN && withComment.length - n >= MIN_SHOWN);
  return named.map((topics) =>
    topics === null ? new Map() : new Map(kept.map(([topic]) => [topic, topics.includes(topic) ? 1 : 0])),
  );
}
