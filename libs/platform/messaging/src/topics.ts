import type { LogQueries } from './log-queries.js';

/** Default number of partitions of a topic. */
export const DEFAULT_PARTITIONS = 8;

/**
 * Creates the partitions of new topics; call it before the first append or delivery. Throws if a topic has another number
 * of partitions, because keys would move to other partitions and lose their order.
 */
export async function ensureTopics(log: LogQueries, topics: readonly string[], count: number): Promise<void> {
  const wanted = [...new Set(topics)].toSorted();
  await log.query(
    `insert into messaging.partition (topic, partition)
     select t.topic, n from unnest($1::text[]) t(topic), generate_series(0, $2::int - 1) n
     where not exists (select 1 from messaging.partition p where p.topic = t.topic)
     on conflict do nothing`,
    [wanted, count],
  );
  const found = await log.query<{ topic: string; count: number }>(
    `select topic, count(*)::int as count from messaging.partition where topic = any ($1::text[]) group by topic`,
    [wanted],
  );
  const differing = found.find((row) => row.count !== count);
  if (differing !== undefined) {
    throw new Error(
      `topic ${differing.topic} has ${differing.count} partitions and the setting says ${count}; ` +
        'the number of partitions of a topic in use cannot change: set it back',
    );
  }
}
