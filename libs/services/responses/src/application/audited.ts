import { newEvent, ResponsesActionAudited, type AuditedActionV1, type NewEvent } from '@hearback/contracts';
import type { Actor } from '../domain/exclusion.js';

/** The event that records an action in the audit log of the workspace. */
export function audited(
  entry: { readonly id: string; readonly tenantId: string; readonly at: Date; readonly by: Actor },
  action: string,
  target: AuditedActionV1['target'],
  change: { readonly before?: AuditedActionV1['before']; readonly after?: AuditedActionV1['after'] },
): NewEvent {
  return newEvent(ResponsesActionAudited, {
    id: entry.id,
    tenantId: entry.tenantId,
    time: entry.at,
    payload: {
      entry_id: entry.id,
      actor: { kind: entry.by.kind, id: entry.by.id },
      action,
      target,
      before: change.before ?? null,
      after: change.after ?? null,
      at: entry.at.toISOString(),
    },
  }) as NewEvent;
}
