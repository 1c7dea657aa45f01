import type { Admin } from 'kafkajs';
import { LARGEST_BATCH, RETENTION } from './kafka-settings.js';

/** What the topics shall be like. */
export interface KafkaTopicShape {
  readonly partitions: number;
  readonly replication: number;
  readonly minInSyncReplicas: number;
}

/** A topic in Kafka has another number of partitions than the log: keys would change places. No other try will help. */
export class KafkaTopicMismatch extends Error {}

/** Creates the topics that are missing and looks at the others. */
export async function ensureKafkaTopics(
  admin: Admin,
  names: readonly string[],
  { partitions, replication, minInSyncReplicas }: KafkaTopicShape,
): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const missing = names.filter((name) => !existing.has(name));
  if (missing.length > 0) {
    const config = {
      'min.insync.replicas': minInSyncReplicas,
      'unclean.leader.election.enable': false,
      'max.message.bytes': LARGEST_BATCH,
      'retention.ms': RETENTION,
    };
    const configEntries = Object.entries(config).map(([name, value]) => ({ name, value: String(value) }));
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map((topic) => ({
        topic,
        numPartitions: partitions,
        replicationFactor: replication,
        configEntries,
      })),
    });
  }
  const { topics } = await admin.fetchTopicMetadata({ topics: [...names] });
  const differing = topics.find((topic) => topic.partitions.length !== partitions);
  if (differing !== undefined) {
    throw new KafkaTopicMismatch(
      `topic ${differing.name} has ${differing.partitions.length} partitions in Kafka and ${partitions} in the log; ` +
        'the number of a topic in use never changes, so set it back or name a Kafka of its own',
    );
  }
}
