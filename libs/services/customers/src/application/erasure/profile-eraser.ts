import type { OneTenantTx } from '@hearback/database';
import type { ProfileToErase } from './erasure-store.js';

/** Removes a profile, and recognises an external id without keeping it. */
export abstract class ProfileEraser {
  /** The keyed digest of an external id. */
  abstract digestOf(tenantId: string, externalId: string): string;
  /** Deletes the profile with all that is derived from it, and empties what stays. */
  abstract erase(tx: OneTenantTx, profile: ProfileToErase): Promise<void>;
}
