import type { Role } from '@hearback/kernel';

/** An invitation of an address to a workspace. It exists until it is accepted or revoked. */
export interface Invitation {
  readonly id: string;
  /** In its normal form. Only this address can accept it. */
  readonly email: string;
  /** The name that the inviter gave; null: the person chooses it. */
  readonly name: string | null;
  readonly role: Role;
  /** BCP 47 tag of the language of the mail. */
  readonly language: string;
  /** The member who invited, or who created the key that did. */
  readonly invitedBy: string;
  readonly createdAt: Date;
  /** When the newest mail was requested; its link is the only valid one. */
  readonly mailedAt: Date;
  readonly expiresAt: Date;
}

/** How long the link of an invitation is valid, milliseconds. */
export const INVITATION_LIFETIME = 7 * 24 * 3_600_000;

/** Whether the link can still be used. */
export function isInvitationOpen({ expiresAt }: Pick<Invitation, 'expiresAt'>, now: Date): boolean {
  return expiresAt > now;
}
