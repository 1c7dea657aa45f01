import { describe, expect, it } from '@jest/globals';
import type { QueueStatus } from '@hearback/jobs';
import type { PartitionLag } from '@hearback/messaging';
import { FINDINGS, findingsOf, topicsOf, type ServiceNumbers } from './service-findings.js';

const LIMITS = { maxLag: 100, maxJobDelaySeconds: 60 };

const partition = (topic: string, part: Partial<PartitionLag>): PartitionLag => ({
  group: 'customers',
  topic,
  partition: 0,
  lag: 0,
  oldestAge: null,
  attempts: 0,
  lastError: null,
  ...part,
});

const queue = (part: Partial<QueueStatus>): QueueStatus => ({
  queue: 'customers.echo',
  due: 0,
  running: 0,
  later: 0,
  failed: 0,
  dead: 0,
  oldestAge: null,
  ...part,
});

const findings = (part: Partial<ServiceNumbers>) =>
  findingsOf({ topics: [], queues: [], deadLetters: 0, unsent: null, isBrokerReachable: true, ...part }, LIMITS);

describe('the findings about a service', () => {
  it('are none if it is at its limits', () => {
    const topics = topicsOf([partition('a.events', { lag: 60 }), partition('b.events', { lag: 40 })]);
    const queues = [queue({ due: 9, failed: 3, oldestAge: 60_000 })];
    expect(findings({ topics, queues, unsent: 5 })).toEqual([]);
  });

  it('name all that is wrong, worst first', () => {
    const topics = topicsOf([
      partition('a.events', { lag: 101, oldestAge: 5, attempts: 2 }),
      partition('b.events', { lag: null }),
    ]);
    const queues = [queue({ dead: 1 }), queue({ due: 1, oldestAge: 60_001 })];
    expect(findings({ topics, queues, deadLetters: 1, isBrokerReachable: false })).toEqual(FINDINGS);
  });
});

describe('the lag by topic', () => {
  it('is the sum of the partitions, with the greatest age', () => {
    const lags = [
      partition('a.events', { lag: 1, oldestAge: 5 }),
      partition('b.events', { lag: 2 }),
      partition('b.events', { lag: 3, oldestAge: 7, attempts: 1 }),
      partition('b.events', { lag: 4, oldestAge: 6 }),
    ];
    expect(topicsOf(lags)).toEqual([
      { topic: 'b.events', lag: 9, oldestAge: 7, attempts: 1 },
      { topic: 'a.events', lag: 1, oldestAge: 5, attempts: 0 },
    ]);
  });

  it('is not known if that of a partition is not, and such topics come first', () => {
    const lags = [
      partition('a.events', { lag: 1 }),
      partition('b.events', { lag: 0 }),
      partition('b.events', { lag: null }),
    ];
    expect(topicsOf(lags).map(({ topic, lag, oldestAge }) => [topic, lag, oldestAge])).toEqual([
      ['b.events', null, null],
      ['a.events', 1, null],
    ]);
  });
});
