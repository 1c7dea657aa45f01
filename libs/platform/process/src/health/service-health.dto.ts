import { EnumField, IntegerField, ListField, NumberField, StringField, TimestampField } from '@hearback/http';
import { SERVICE_NAMES, type ServiceName } from '@hearback/kernel';
import { FINDINGS, type Finding, type ServiceNumbers } from './service-findings.js';

/** How far a service is behind in one topic. */
export class TopicHealthDto {
  @StringField({ example: 'responses.events' })
  readonly topic: string;
  @IntegerField({ min: 0, nullable: true, description: 'Events to apply; null while the broker does not say.' })
  readonly lag: number | null;
  @NumberField({ min: 0, nullable: true, description: 'Age of the oldest; null if there is none or it is not known.' })
  readonly oldest_seconds: number | null;
  @IntegerField({ min: 0, description: 'Failed attempts at the next event.' })
  readonly failed_attempts: number;
}

/** The jobs of one queue. */
export class QueueHealthDto {
  @StringField({ example: 'notifications.deliver' })
  readonly queue: string;
  @IntegerField({ min: 0, description: 'Due and not running.' })
  readonly waiting: number;
  @IntegerField({ min: 0 })
  readonly running: number;
  @IntegerField({ min: 0, description: 'Timers and retries that are not due yet.' })
  readonly later: number;
  @IntegerField({ min: 0, description: 'Of those that wait or come later, the ones that failed and are tried again.' })
  readonly failed: number;
  @IntegerField({ min: 0, description: 'Those that failed in all attempts.' })
  readonly dead: number;
  @NumberField({ min: 0, nullable: true, description: 'How long the oldest has been due; null if none waits.' })
  readonly oldest_seconds: number | null;
}

/** What a service has to do, and what it could not do. */
export class ServiceHealthDto {
  @EnumField(SERVICE_NAMES)
  readonly service: ServiceName;
  @TimestampField()
  readonly checked_at: string;
  @ListField('string', {
    max: FINDINGS.length,
    item: { values: FINDINGS },
    description: 'What is not as it should be, worst first; empty if nothing.',
  })
  readonly findings: readonly Finding[];
  @ListField(() => TopicHealthDto, { max: 100, description: 'The topics that the service reads.' })
  readonly topics: readonly TopicHealthDto[];
  @ListField(() => QueueHealthDto, { max: 100 })
  readonly queues: readonly QueueHealthDto[];
  @IntegerField({ min: 0, description: 'Events that the service could not apply.' })
  readonly dead_letters: number;
  @IntegerField({ min: 0, nullable: true, description: 'Its events that the broker lacks; null without a broker.' })
  readonly unsent: number | null;
}

/** The health of a service for the wire. */
export function toServiceHealthDto(
  service: ServiceName,
  at: Date,
  numbers: ServiceNumbers,
  findings: readonly Finding[],
): ServiceHealthDto {
  return {
    service,
    checked_at: at.toISOString(),
    findings,
    topics: numbers.topics.map(({ topic, lag, oldestAge, attempts }) => ({
      topic,
      lag,
      oldest_seconds: secondsOf(oldestAge),
      failed_attempts: attempts,
    })),
    queues: numbers.queues.map(({ queue, due, running, later, failed, dead, oldestAge }) => ({
      queue,
      waiting: due,
      running,
      later,
      failed,
      dead,
      oldest_seconds: secondsOf(oldestAge),
    })),
    dead_letters: numbers.deadLetters,
    unsent: numbers.unsent,
  };
}

function secondsOf(milliseconds: number | null): number | null {
  return milliseconds === null ? null : milliseconds / 1_000;
}
