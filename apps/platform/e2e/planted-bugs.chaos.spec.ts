import { describe, expect, it } from '@jest/globals';
import { chaos } from './chaos-run.js';

describe('the audit of the product under injected faults', () => {
  it.each([
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
