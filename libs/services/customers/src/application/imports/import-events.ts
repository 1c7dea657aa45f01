import { CustomersActionAudited, newEvent, type NewEvent } from '@hearback/contracts';
import { derivedId } from '@hearback/kernel';
import type { Actor } from '../segments/audited.js';
import type { ImportState } from './import-state.js';

/** The entry of the audit log about an import that was started or undone. */
export function importAudited(state: ImportState, action: 'started' | 'undone', by: Actor, time: Date): NewEvent {
  const { id, tenantId, rows, mapping } = state;
  const entryId = derivedId('audited-customer-import', id, action, time.toISOString());
  const payload = {
    entry_id: entryId,
    actor: { kind: by.kind, id: by.id },
    action: `customer-import.${action}`,
    target: { kind: 'customer-import', id },
    before: null,
    after: {
      holds: mapping?.holds ?? null,
      ...(action === 'undone' && { accepted: rows.accepted }),
      ...(mapping?.consent !== undefined && { consent_source: mapping.consent.source }),
    },
    at: time.toISOString(),
  };
  return newEvent(CustomersActionAudited, { id: entryId, tenantId, time, payload }) as NewEvent;
}
