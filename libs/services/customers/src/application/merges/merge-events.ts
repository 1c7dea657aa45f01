import {
  CustomerChanged,
  CustomerMerged,
  CustomersActionAudited,
  CustomerUnmerged,
  newEvent,
  type NewEvent,
} from '@hearback/contracts';
import { derivedId } from '@hearback/kernel';
import type { Customer } from '../../domain/customer.js';
import type { CustomerMerge, MergeActor } from '../../domain/merges/customer-merge.js';
import { changedPayload } from '../changed-payload.js';
import type { Pointer } from './customer-merge-store.js';

/** Tells where profiles point now: `kept` is null for the one that is its own again. */
export function pointerEvent(
  tenantId: string,
  merge: CustomerMerge,
  { customerId, externalId, revision }: Pointer,
  kept: CustomerMerge['kept'] | null,
  time: Date,
): NewEvent {
  const id = derivedId('customer-pointer', customerId, String(revision));
  const payload = {
    merge_id: merge.id,
    customer_id: customerId,
    external_id: externalId,
    kept_customer_id: (kept ?? merge.kept).id,
    kept_external_id: (kept ?? merge.kept).externalId,
    revision,
  };
  const at = time.toISOString();
  return kept === null
    ? (newEvent(CustomerUnmerged, { id, tenantId, time, payload: { ...payload, unmerged_at: at } }) as NewEvent)
    : (newEvent(CustomerMerged, { id, tenantId, time, payload: { ...payload, merged_at: at } }) as NewEvent);
}

/** The profile after a merge or its undoing. */
export function profileEvent(tenantId: string, customer: Customer, time: Date): NewEvent {
  const id = derivedId('customer-changed', customer.id, String(customer.revision));
  return newEvent(CustomerChanged, { id, tenantId, time, payload: changedPayload(customer) }) as NewEvent;
}

/** For the audit log. */
export function auditedMerge(
  tenantId: string,
  action: 'customer.merged' | 'customer.unmerged',
  merge: CustomerMerge,
  by: MergeActor,
  time: Date,
): NewEvent {
  const id = derivedId(`audited-${action}`, merge.id);
  const payload = {
    entry_id: id,
    actor: { kind: by.kind, id: by.id },
    action,
    target: { kind: 'customer', id: merge.kept.id },
    before: null,
    after: { merge: merge.id, merged: merge.merged.id, taken: [...merge.taken] },
    at: time.toISOString(),
  };
  return newEvent(CustomersActionAudited, { id, tenantId, time, payload }) as NewEvent;
}
