import type { ReportContent, ReportTopic } from './content.js';
import { reportWords } from './words/index.js';
import { NumberWriting } from './writing-numbers.js';

/** A topic in words. */
export interface WrittenTopic {
  readonly verdict: ReportTopic['verdict'];
  /** The verdict in words. */
  readonly label: string;
  /** Its name and its numbers, now and before. */
  readonly sentence: string;
}

/** The topics of a report in words, with the chance of a false verdict; null where the report has none. */
export function topicsOf(
  content: ReportContent,
): { readonly topics: readonly WrittenTopic[]; readonly note: string } | null {
  const { topics: given } = content;
  if (given === null || given === undefined) return null;
  const words = reportWords[content.language];
  const write = new NumberWriting(content);
  const { comments, comments_before: before, comparisons, level } = given;
  return {
    topics: given.topics.map((topic) => ({
      verdict: topic.verdict,
      label: words.topicVerdicts[topic.verdict],
      sentence: words.topic({
        name: topic.name,
        hits: write.whole(topic.now.hits ?? 0),
        n: write.whole(comments),
        low: write.percent((topic.now.low ?? 0) / 100),
        high: write.percent((topic.now.high ?? 0) / 100),
        before: topic.before.hits === null ? null : write.whole(topic.before.hits),
        beforeN: write.whole(before),
      }),
    })),
    note: comparisons === 0 ? '' : words.level(write.percent(level), write.whole(comparisons)),
  };
}

/** The topics whose change is clear. */
export function clearTopics({ topics }: ReportContent): readonly ReportTopic[] {
  return topics?.topics.filter(({ verdict }) => verdict === 'more' || verdict === 'fewer') ?? [];
}
