import { describe, expect, it } from '@jest/globals';
import { chaos } from './chaos-run.js';

/** What is stored after processes were killed under this load, with at least so many acknowledged responses. */
const survives = (shape: string, acks: number, how: readonly string[]) =>
  it.concurrent(
    `loses, duplicates and miscounts nothing while processes are killed, commits are cut and events are repeated and reordered: ${shape}`,
    async () => {
      const { code, result } = await chaos(...how, '--kills', '4', '--acks', String(acks), '--seed', '20261122');
      expect(result.violations).toEqual([]);
      expect(result.kills).toBeGreaterThanOrEqual(4);
      expect(result.commitsCut).toBeGreaterThanOrEqual(2);
      expect(result.acknowledged).toBeGreaterThanOrEqual(acks);
      expect(result.webhooks).toBeGreaterThan(100);
      expect(code).toBe(0);
    },
    400_000,
  );

// Two run at a time (maxConcurrency), each with a database and a product of its own, in this order: of the two with most load one is the
// first and the other comes after the planted bugs, so that they do not meet.
describe('the product under injected faults', () => {
  survives('one process', 12_000, ['--shape', 'one', '--faults', 'F1,F2,F5,F13', '--rate', '1200']);
});

describe('the audit of the product under injected faults', () => {
  it.concurrent.each([
    'acknowledge-before-commit',
    'commit-not-on-disk',
    'committed-offset-outside-the-transaction',
    'count-outside-the-transaction',
    'plain-sequence-as-offset',
    'message-id-made-on-send',
    'offset-committed-before-the-work',
    'cursor-moved-before-the-send',
    'claim-outside-the-transaction',
    'attempt-recorded-after-the-send',
    'mail-accepted-before-commit',
    'nothing-is-done-once',
    'webhook-recorded-before-the-request',
  ])(
    'fails with the planted bug %s',
    async (plant) => {
      const limits = ['--kills', '0', '--acks', '500', '--rate', '600', '--pause', '0.5', '--drain-timeout', '3'];
      const { code, result } = await chaos('--plant', plant, '--seed', '7', ...limits);
      expect(result.caught).toBe(true);
      expect(code).toBe(1);
    },
    400_000,
  );
});

describe('the product under injected faults, and the mails of its customers', () => {
  survives('one process per service over Kafka', 8_000, [
    '--shape',
    'split',
    '--faults',
    'F1,F2,F3,F5,F13',
    '--rate',
    '700',
  ]);

  it.concurrent(
    'asks each customer of a campaign exactly once, although the process is killed in the middle',
    async () => {
      const { code, result } = await chaos('--campaign', '500', '--kills', '2', '--seed', '20261130');
      expect(result.violations).toEqual([]);
      expect(result).toMatchObject({ kills: 2, customers: 500, mails: 500 });
      expect(code).toBe(0);
    },
    400_000,
  );

  it.concurrent.each([
    ['one process', 'one', '3'],
    ['one process per service over Kafka', 'split', '2'],
  ])(
    'keeps each mail of a customer, and does what follows from it, exactly once, while processes are killed: %s',
    async (_, shape, kills) => {
      const { code, result } = await chaos('--threads', '40', '--kills', kills, '--shape', shape, '--seed', '20261130');
      expect(result.violations).toEqual([]);
      expect(result).toMatchObject({ threads: 40, answers: 60, firstMailTasks: 20 });
      expect(result).toMatchObject({ promises: 40, escalations: 80, surveys: 40 });
      expect(result.kills).toBeGreaterThanOrEqual(Number(kills));
      expect(code).toBe(0);
    },
    400_000,
  );
});
