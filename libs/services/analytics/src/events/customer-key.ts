import { derivedId } from '@hearback/kernel';

/** Tells the customers of a workspace apart without naming them. */
export function customerKey(tenantId: string, externalId: string): string {
  return derivedId('analytics.customer', tenantId, externalId);
}
