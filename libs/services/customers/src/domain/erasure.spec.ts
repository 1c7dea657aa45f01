import { describe, expect, it } from '@jest/globals';
import { SERVICE_NAMES } from '@hearback/kernel';
import { erasureState, isComplete, LATE_AFTER, type ErasurePart } from './erasure.js';

const at = new Date('2026-03-02T09:15:00Z');
const part = (service: (typeof SERVICE_NAMES)[number], isFinal = true): ErasurePart => ({
  service,
  counts: {},
  appliedAt: at,
  isFinal,
});

describe('the erasure of a customer', () => {
  it('is complete once every service has finished, and late after a minute', () => {
    expect(isComplete(SERVICE_NAMES.map((name) => part(name)))).toBe(true);
    expect(isComplete(SERVICE_NAMES.slice(1).map((name) => part(name)))).toBe(false);
    expect(isComplete(SERVICE_NAMES.map((name, index) => part(name, index > 0)))).toBe(false);
    const erasure = {
      id: 'e',
      customerId: 'c',
      actor: { kind: 'key' as const, id: 'k' },
      requestedAt: at,
      completedAt: null,
      parts: [],
    };
    expect(erasureState(erasure, new Date(at.getTime() + LATE_AFTER))).toBe('running');
    expect(erasureState(erasure, new Date(at.getTime() + LATE_AFTER + 1))).toBe('late');
    expect(erasureState({ ...erasure, completedAt: at }, new Date(at.getTime() + LATE_AFTER + 1))).toBe('complete');
  });
});
