import { CustomersActionAudited, newEvent, SegmentChanged, type NewEvent } from '@hearback/contracts';
import { derivedId } from '@hearback/kernel';
import type { Segment } from '../../domain/segments/segment.js';

/** Who changed something: a member of staff or an API key. */
export interface Actor {
  readonly kind: 'staff' | 'key';
  readonly id: string;
}

/** The events of a segment that was created or changed: for its copies, and for the audit log. */
export function segmentEvents(tenantId: string, segment: Segment, by: Actor): readonly NewEvent[] {
  const { id, name, revision, archivedAt, updatedAt } = segment;
  const at = updatedAt.toISOString();
  const archived = archivedAt !== null;
  const changed = { segment_id: id, name, archived, revision, changed_at: at };
  const entryId = derivedId('audited-segment', id, String(revision));
  const entry = {
    entry_id: entryId,
    actor: { kind: by.kind, id: by.id },
    action: revision === 1 ? 'segment.created' : 'segment.changed',
    target: { kind: 'segment', id },
    before: null,
    after: { revision, archived },
    at,
  };
  return [
    newEvent(SegmentChanged, {
      id: derivedId('segment-changed', id, String(revision)),
      tenantId,
      time: updatedAt,
      payload: changed,
    }) as NewEvent,
    newEvent(CustomersActionAudited, { id: entryId, tenantId, time: updatedAt, payload: entry }) as NewEvent,
  ];
}
