import type { CustomerFacts } from './customer-facts.js';
import type { MemberTest } from './segment-matches.js';

/** The customers who enter and leave a segment. */
export interface MembershipChange {
  readonly segmentId: string;
  readonly entered: readonly string[];
  readonly left: readonly string[];
}

/** A segment with its test for today. */
export interface SegmentTest {
  readonly segmentId: string;
  readonly test: MemberTest;
}

/** What changes in each segment for these customers; `members` are those of them who are members now, by segment. */
export function membershipChanges(
  segments: readonly SegmentTest[],
  facts: ReadonlyMap<string, CustomerFacts>,
  members: ReadonlyMap<string, ReadonlySet<string>>,
): readonly MembershipChange[] {
  return segments.flatMap(({ segmentId, test }) => {
    const before = members.get(segmentId);
    const entered: string[] = [];
    const left: string[] = [];
    for (const [customerId, of] of facts) {
      const isMember = test(of);
      if (isMember === (before?.has(customerId) ?? false)) continue;
      (isMember ? entered : left).push(customerId);
    }
    return entered.length + left.length === 0 ? [] : [{ segmentId, entered, left }];
  });
}

/** The changes in parts of at most `limit` customers. */
export function inParts(changes: readonly MembershipChange[], limit: number): readonly MembershipChange[] {
  return changes.flatMap((change) => {
    const { segmentId, entered, left } = change;
    const size = entered.length + left.length;
    if (size <= limit) return [change];
    return Array.from({ length: Math.ceil(size / limit) }, (_, part) => {
      const [from, to] = [part * limit, (part + 1) * limit];
      const past = entered.length;
      return {
        segmentId,
        entered: entered.slice(from, to),
        left: left.slice(Math.max(from - past, 0), Math.max(to - past, 0)),
      };
    });
  });
}
