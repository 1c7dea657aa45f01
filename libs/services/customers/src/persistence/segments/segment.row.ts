import { parseSegment } from '../../domain/segments/parse-segment.js';
import type { SegmentCondition } from '../../domain/segments/segment-condition.js';
import type { Segment } from '../../domain/segments/segment.js';

/** A segment as queries return it. */
export interface SegmentRow {
  readonly id: string;
  readonly name: string;
  readonly conditions: unknown;
  readonly revision: number;
  readonly archived_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** The columns of a `SegmentRow`; `s` is the segment. */
export const SEGMENT_COLUMNS = 's.id, s.name, s.conditions, s.revision, s.archived_at, s.created_at, s.updated_at';

/** The conditions of a row, which were checked before they were stored. */
export function conditionOf(json: unknown): SegmentCondition {
  const parsed = parseSegment(json, '');
  if (!parsed.ok) throw new Error('a stored segment has invalid conditions');
  return parsed.value;
}

/** Maps a row to the segment. */
export function fromSegmentRow(row: SegmentRow): Segment {
  return {
    id: row.id,
    name: row.name,
    condition: conditionOf(row.conditions),
    revision: row.revision,
    archivedAt: row.archived_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
