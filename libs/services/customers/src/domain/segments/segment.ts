import { canonicalJson } from '@hearback/kernel';
import type { SegmentCondition } from './segment-condition.js';

/** Maximum number of segments that are not archived. */
export const MAX_SEGMENTS = 200;

/** A named rule that says which customers belong together. */
export interface Segment {
  readonly id: string;
  readonly name: string;
  readonly condition: SegmentCondition;
  /** Incremented by each change. */
  readonly revision: number;
  /** An archived segment keeps the members that it had. */
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Members of a segment to change; those that are left out stay as they are. */
export interface SegmentChange {
  readonly name?: string | undefined;
  readonly condition?: SegmentCondition | undefined;
  readonly archived?: boolean | undefined;
}

/** The segment with the change applied and the next revision, or the same object if nothing differs. */
export function changeSegment(segment: Segment, change: SegmentChange, at: Date): Segment {
  const { name = segment.name, condition = segment.condition, archived = segment.archivedAt !== null } = change;
  const isSame =
    name === segment.name &&
    archived === (segment.archivedAt !== null) &&
    textOf(condition) === textOf(segment.condition);
  if (isSame) return segment;
  const archivedAt = archived ? (segment.archivedAt ?? at) : null;
  return { ...segment, name, condition, archivedAt, revision: segment.revision + 1, updatedAt: at };
}

/** The conditions as a text that does not depend on the order of members. */
function textOf(condition: SegmentCondition): string {
  return canonicalJson(condition);
}
