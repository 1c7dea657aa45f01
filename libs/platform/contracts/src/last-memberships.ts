import type { MembershipChanged } from './customers.events.js';
import type { EventOf } from './event.js';

/** A customer of a segment. */
export interface Membership {
  readonly tenantId: string;
  readonly segmentId: string;
  readonly customerId: string;
}

/** What some changes of segments come to. */
export interface LastMemberships {
  readonly entered: readonly Membership[];
  readonly left: readonly Membership[];
}

/** What these changes, in their order, come to: of two changes of one customer in one segment the later holds. */
export function lastMemberships(events: readonly EventOf<typeof MembershipChanged>[]): LastMemberships {
  const last = new Map<string, Membership & { readonly isMember: boolean }>();
  for (const { tenantId, payload } of events) {
    const { segment_id: segmentId } = payload;
    const put = (customerId: string, isMember: boolean) =>
      last.set(`${tenantId} ${segmentId} ${customerId}`, { tenantId, segmentId, customerId, isMember });
    for (const customerId of payload.left) put(customerId, false);
    for (const customerId of payload.entered) put(customerId, true);
  }
  const all = [...last.values()];
  return { entered: all.filter(({ isMember }) => isMember), left: all.filter(({ isMember }) => !isMember) };
}
