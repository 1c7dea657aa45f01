import { AnalyticsActionAudited, newEvent, type AuditedActionV1, type NewEvent } from '@hearback/contracts';
import type { Actor } from '../change-annotations.js';

/** An entry for the audit log; names are not part of it, because entries can never be erased. */
export function mailingAudit(
  tenantId: string,
  entry: {
    readonly id: string;
    readonly by: Actor;
    readonly action: string;
    readonly target: { readonly kind: 'report-schedule' | 'share-link'; readonly id: string };
    readonly after: AuditedActionV1['after'];
    readonly at: Date;
  },
): NewEvent {
  const { id, by, action, target, after, at } = entry;
  const payload = {
    entry_id: id,
    actor: { kind: by.kind, id: by.id },
    action,
    target,
    before: null,
    after,
    at: at.toISOString(),
  };
  return newEvent(AnalyticsActionAudited, { id, tenantId, time: at, payload }) as NewEvent;
}
