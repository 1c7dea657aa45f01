import type { Role } from '@hearback/kernel';

/** The connection of a workspace to its identity provider (OpenID Connect). */
export interface SsoConnection {
  /** The issuer as the provider names itself. Together with the subject it identifies a person; an address never does. */
  readonly issuer: string;
  readonly clientId: string;
  /** Null: a public client, which PKCE protects. */
  readonly clientSecret: string | null;
  /** Whether members other than owners can sign in to the workspace only by it. */
  readonly isEnforced: boolean;
  /** When somebody came back from the provider for the first time; null: never. */
  readonly testedAt: Date | null;
  readonly changedAt: Date;
}

/** What happens to somebody of a domain who is not a member yet: nothing, a request to join, or a membership at once. */
export const DOMAIN_CAPTURES = ['off', 'request', 'join'] as const;
export type DomainCapture = (typeof DOMAIN_CAPTURES)[number];

/** Roles that a domain can give. Owners are appointed by owners. */
export const CAPTURED_ROLES = ['admin', 'editor', 'agent', 'viewer'] as const satisfies readonly Role[];
export type CapturedRole = (typeof CAPTURED_ROLES)[number];

/** A domain whose addresses lead to the identity provider of the workspace. */
export interface SsoDomain {
  readonly id: string;
  /** In lower case, in ASCII. */
  readonly domain: string;
  /** The text of the TXT record that proves it. */
  readonly proof: string;
  /** When its record was found; null: never, or another workspace has proved it since. */
  readonly provedAt: Date | null;
  readonly checkedAt: Date | null;
  readonly capture: DomainCapture;
  readonly role: CapturedRole;
  readonly createdAt: Date;
}

/** What the identity provider says of the person who signed in there. */
export interface ProvenIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** In its normal form; null unless the provider says that it has verified it. */
  readonly verifiedEmail: string | null;
  readonly name: string | null;
}

/** Somebody of a domain who asks to join. */
export interface JoinRequest {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly email: string;
  readonly name: string;
  readonly createdAt: Date;
}

/** What an attempt to sign in at the provider is for. */
export type SsoPurpose = 'sign-in' | 'link' | 'accept-invitation';

/** An attempt that has begun: the browser is at the provider. It ends when the browser comes back, whatever the reply says. */
export interface SsoAttempt {
  readonly purpose: SsoPurpose;
  /** SHA-256 of the state and of the cookie of the browser, hexadecimal. */
  readonly stateHash: string;
  readonly browserHash: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Who links; null otherwise. */
  readonly staffId: string | null;
  /** SHA-256 of the token of the invitation, hexadecimal; null without one. */
  readonly invitationHash: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** How long a person may take at the provider, milliseconds. */
export const SSO_ATTEMPT_LIFETIME = 15 * 60_000;

/** Domains that a workspace can have. */
export const MAX_SSO_DOMAINS = 20;

/** Name of the TXT record that proves a domain. */
export function proofName(domain: string): string {
  return `_hearback-sign-in.${domain}`;
}

/** The domain of an address in its normal form. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}

/** The domain that lets the person in who is not a member: proved, with capture on, and exactly that of the verified address. */
export function capturingDomain(identity: ProvenIdentity, domains: readonly SsoDomain[]): SsoDomain | undefined {
  const { verifiedEmail } = identity;
  if (verifiedEmail === null) return undefined;
  const wanted = domainOf(verifiedEmail);
  return domains.find(({ domain, provedAt, capture }) => domain === wanted && provedAt !== null && capture !== 'off');
}
