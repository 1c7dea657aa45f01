import type { Staff } from './staff.js';

/** An owner has asked an admin to become the owner instead. */
export interface OwnershipTransfer {
  readonly id: string;
  /** The owner who gives the workspace away. */
  readonly fromId: string;
  /** The admin who is to accept. */
  readonly toId: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
}

/** How long the admin has time to accept, milliseconds. */
export const TRANSFER_LIFETIME = 7 * 24 * 3_600_000;

/** Whether the transfer can still be accepted. */
export function isTransferOpen({ expiresAt }: OwnershipTransfer, now: Date): boolean {
  return expiresAt > now;
}

/** Whether the member may become the owner: an active admin whose mailbox is known to be theirs. */
export function mayBecomeOwner({ role, active, confirmedAt }: Staff): boolean {
  return role === 'admin' && active && confirmedAt !== null;
}
