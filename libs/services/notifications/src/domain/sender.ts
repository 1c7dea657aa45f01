/** How far the domain of a sender has come. */
export const SENDER_STATES = ['unverified', 'verified', 'failing'] as const;
export type SenderState = (typeof SENDER_STATES)[number];

/** The key that signs the mails of a sender (RFC 6376). */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

/** Whom mails to customers name as their sender. */
export interface MailFrom {
  readonly name: string;
  /** Null: replies go to the address that the mail is from. */
  readonly replyTo: string | null;
  /** Absent: the address of the installation. */
  readonly address?: string;
  /** Absent: the mail is not signed. */
  readonly dkim?: DkimKey;
}

/** A sender with its key. */
export interface SigningSender {
  readonly name: string;
  readonly address: string;
  readonly replyTo: string | null;
  readonly state: SenderState;
  readonly dkim: DkimKey;
}

/**
 * Whom a mail names as its sender. Only a domain whose records were found is named: other servers would reject or hide the mail. Until
 * then the mail is from the installation, and replies go to the workspace.
 */
export function mailFrom(
  sender: SigningSender | null,
  brand: { readonly name: string; readonly replyTo: string | null },
) {
  if (sender === null) return { name: brand.name, replyTo: brand.replyTo } satisfies MailFrom;
  const { name, address, replyTo, state, dkim } = sender;
  if (state !== 'verified') return { name, replyTo: replyTo ?? address } satisfies MailFrom;
  return { name, replyTo, address, dkim } satisfies MailFrom;
}

/** The domain of an address. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
