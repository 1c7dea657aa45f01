import { describe, expect, it } from '@jest/globals';
import { MembershipChanged } from './customers.events.js';
import { newEvent, type EventOf } from './event.js';
import { lastMemberships } from './last-memberships.js';

const change = (tenantId: string, segment_id: string, entered: string[], left: string[]) =>
  newEvent(MembershipChanged, {
    id: '1',
    tenantId,
    time: new Date(0),
    payload: { segment_id, entered, left, day: '2026-03-02' },
  }) as unknown as EventOf<typeof MembershipChanged>;

describe('changes of memberships', () => {
  it('come to the last one of each customer in each segment', () => {
    const { entered, left } = lastMemberships([
      change('t', 'gold', ['ada', 'bob'], []),
      change('t', 'gold', ['cleo'], ['ada']),
      change('t', 'new', [], ['cleo']),
      change('t', 'gold', ['ada'], ['bob']),
      change('u', 'gold', [], ['ada']),
    ]);
    const names = (list: typeof entered) =>
      list.map(({ tenantId, segmentId, customerId }) => `${tenantId} ${segmentId} ${customerId}`).toSorted();
    expect(names(entered)).toEqual(['t gold ada', 't gold cleo']);
    expect(names(left)).toEqual(['t gold bob', 't new cleo', 'u gold ada']);
  });
});
