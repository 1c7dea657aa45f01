import { csvFile } from '../csv-file.js';
import type { TopicsReportDto } from './topics-report.dto.js';

/** Topics as CSV: one row each, and one for the comments that fit none. */
export function topicsCsv({ topics, comments, previous_comments, without_topic }: TopicsReportDto): string {
  return csvFile(
    [
      'topic',
      'n',
      'comments',
      'share',
      'share_low',
      'share_high',
      'previous_n',
      'previous_comments',
      'previous_share',
      'difference',
      'difference_low',
      'difference_high',
      'adjusted_p',
      'verdict',
      'unhappy',
      'unhappy_low',
      'unhappy_high',
    ],
    [
      ...topics.map(({ topic, share, previous, difference, interval, adjusted_p, verdict, unhappy }) => [
        topic.name,
        share?.hits ?? null,
        comments,
        share?.value ?? null,
        share?.interval?.low ?? null,
        share?.interval?.high ?? null,
        previous?.hits ?? null,
        previous_comments,
        previous?.value ?? null,
        difference,
        interval?.low ?? null,
        interval?.high ?? null,
        adjusted_p,
        verdict,
        unhappy?.value ?? null,
        unhappy?.interval?.low ?? null,
        unhappy?.interval?.high ?? null,
      ]),
      ['', without_topic, comments, ...Array.from({ length: 14 }, () => null)],
    ],
  );
}
