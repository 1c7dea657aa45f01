import type { Admin } from 'kafkajs';
import { MAX_MESSAGE_BYTES, RETENTION_MS } from './kafka-settings.js';

/** The settings of topics. */
export interface KafkaTopicShape {
  readonly partitions: number;
  readonly replication: number;
  readonly minInSyncReplicas: number;
}

/** A topic has another number of partitions in Kafka than in the log, so keys would change partitions. A retry cannot help. */
export class KafkaTopicMismatch extends Error {}

/** Creates missing topics and checks the number of partitions of all. */
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
      'max.message.bytes': MAX_MESSAGE_BYTES,
      'retention.ms': RETENTION_MS,
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
        'the number of partitions of a topic in use cannot change: set it back, or use another Kafka or another prefix',
    );
  }
}
