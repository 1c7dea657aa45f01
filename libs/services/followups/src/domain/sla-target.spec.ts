import { describe, expect, it } from '@jest/globals';
import { targetOf, type SlaTarget } from './sla-target.js';

const target = (overrides: Partial<SlaTarget>): SlaTarget => ({
  id: 'any',
  name: 'Any',
  ruleIds: null,
  touchpointIds: null,
  customerValue: null,
  firstResponseMinutes: 60,
  resolutionMinutes: null,
  steps: [],
  ...overrides,
});
const subject = {
  ruleId: 'r1',
  touchpointId: 't1',
  attributes: [
    { key: 'spent', value: 900 },
    { key: 'plan', value: 'pro' },
  ],
};

describe('the target of a task', () => {
  it('is the first whose conditions hold', () => {
    const list = [
      target({ id: 'other', ruleIds: ['r2'] }),
      target({ id: 'both', ruleIds: ['r1'], touchpointIds: ['t1'] }),
      target({}),
    ];
    expect(targetOf(list, subject)?.id).toBe('both');
    expect(targetOf(list, { ...subject, touchpointId: 't2' })?.id).toBe('any');
    expect(targetOf(list.slice(0, 2), { ...subject, touchpointId: null })).toBeUndefined();
  });

  it('asks for the least value of a number, and not of what is missing or no number', () => {
    const valuable = (attribute: string, atLeast: number) => [target({ customerValue: { attribute, atLeast } })];
    expect(targetOf(valuable('spent', 900), subject)?.id).toBe('any');
    expect(targetOf(valuable('spent', 901), subject)).toBeUndefined();
    expect(targetOf(valuable('plan', 0), subject)).toBeUndefined();
    expect(targetOf(valuable('orders', -1), subject)).toBeUndefined();
  });
});
