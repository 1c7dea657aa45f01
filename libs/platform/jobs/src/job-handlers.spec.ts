import { describe, expect, it } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import { backOff } from './back-off.js';
import { jobHandlers } from './job-handlers.js';
import { defineJob, HandleJob } from './job.js';

const Sweep = defineJob('probe.sweep', Type.Object({}));

class Probe {
  readonly name = 'probe';

  @HandleJob(Sweep)
  async sweep(): Promise<void> {
    expect(this.name).toBe('probe');
  }
}

describe('handlers of jobs', () => {
  it('are found on providers and keep their `this`', async () => {
    const handlers = jobHandlers([{}, new Probe()]);
    expect([...handlers.keys()]).toEqual(['probe.sweep']);
    await handlers.get('probe.sweep')!.run({ id: 'id', tenantId: 'tenant', payload: {}, attempt: 1 });
  });

  it('are unique per queue', () => {
    expect(() => jobHandlers([new Probe(), new Probe()])).toThrow('two methods handle probe.sweep');
  });

  it('are retried after growing delays, at most an hour', () => {
    expect([1, 2, 3, 7, 8, 9].map(backOff)).toEqual([2_000, 6_000, 18_000, 1_458_000, 3_600_000, 3_600_000]);
  });
});
