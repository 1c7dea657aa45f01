import type { QueueStatus } from '@hearback/jobs';
import type { PartitionLag } from '@hearback/messaging';

/** What may not be as it should be at a service, worst first. */
export const FINDINGS = [
  'dead_letters',
  'dead_jobs',
  'broker_unreachable',
  'events_behind',
  'jobs_late',
  'events_failing',
  'lag_unknown',
] as const;
export type Finding = (typeof FINDINGS)[number];

/** How far a service is behind in all partitions of a topic. */
export interface TopicStatus {
  readonly topic: string;
  /** null if it is not known of one of the partitions. */
  readonly lag: number | null;
  readonly oldestAge: number | null;
  readonly attempts: number;
}

/** What a service knows of its work. */
export interface ServiceNumbers {
  readonly topics: readonly TopicStatus[];
  readonly queues: readonly QueueStatus[];
  readonly deadLetters: number;
  /** Events that the broker lacks; null without a broker. */
  readonly unsent: number | null;
  readonly isBrokerReachable: boolean;
}

/** From where on work is late: the limits of the warnings in `/health/ready`. */
export interface LateLimits {
  readonly maxLag: number;
  readonly maxJobDelaySeconds: number;
}

/** What is not as it should be. */
export function findingsOf(numbers: ServiceNumbers, { maxLag, maxJobDelaySeconds }: LateLimits): readonly Finding[] {
  const { topics, queues, deadLetters, isBrokerReachable } = numbers;
  const holds: Readonly<Record<Finding, boolean>> = {
    dead_letters: deadLetters > 0,
    dead_jobs: queues.some(({ dead }) => dead > 0),
    broker_unreachable: !isBrokerReachable,
    events_behind: topics.reduce((sum, { lag }) => sum + (lag ?? 0), 0) > maxLag,
    jobs_late: queues.some(({ oldestAge }) => (oldestAge ?? 0) > maxJobDelaySeconds * 1_000),
    events_failing: topics.some(({ attempts }) => attempts > 0),
    lag_unknown: topics.some(({ lag }) => lag === null),
  };
  return FINDINGS.filter((finding) => holds[finding]);
}

/** The lag by topic, the furthest behind first and those of which it is not known before. */
export function topicsOf(lags: readonly PartitionLag[]): readonly TopicStatus[] {
  const topics = [...new Set(lags.map(({ topic }) => topic))].map((topic) => {
    const partitions = lags.filter((each) => each.topic === topic);
    const ages = partitions.flatMap(({ oldestAge }) => oldestAge ?? []);
    return {
      topic,
      lag: partitions.reduce<number | null>((sum, { lag }) => (sum === null || lag === null ? null : sum + lag), 0),
      oldestAge: ages.length === 0 ? null : Math.max(...ages),
      attempts: Math.max(...partitions.map(({ attempts }) => attempts)),
    };
  });
  return topics.toSorted((a, b) => orderOf(b) - orderOf(a) || a.topic.localeCompare(b.topic));
}

const orderOf = ({ lag }: TopicStatus): number => lag ?? Number.MAX_SAFE_INTEGER;
