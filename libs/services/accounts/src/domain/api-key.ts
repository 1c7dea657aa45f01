/** A `secret` key is used by servers and has scopes; a `publishable` key may be public and can only create responses. */
export type KeyKind = 'secret' | 'publishable';

/** An API key without its secret, which is shown only once. */
export interface ApiKey<Scope extends string = string> {
  readonly id: string;
  readonly kind: KeyKind;
  readonly name: string;
  /** The first characters of the secret, by which users recognise it. */
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  /** Of a publishable key: the origins of pages that may use it in a browser; null: all. */
  readonly allowedOrigins: readonly string[] | null;
  /** The member who created it, directly or with another key of theirs. */
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** Accurate to a minute. */
  readonly lastUsedAt: Date | null;
}

/** Whether the key is valid at `now`. */
export function isKeyAlive(key: Pick<ApiKey, 'expiresAt' | 'revokedAt'>, now: Date): boolean {
  return key.revokedAt === null && (key.expiresAt === null || now < key.expiresAt);
}

/** Whether a text is the origin of web pages, as browsers send it: scheme, host in lower case, and port unless it is the default. */
export function isWebOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  // URL accepts `*` in a host, but no browser sends it and a pattern is not what it would mean here.
  return ['http:', 'https:'].includes(url.protocol) && url.origin === text && !url.hostname.includes('*');
}

/** What becomes of a member's key when the member's permissions change. */
export type KeyDecision<Scope extends string> =
  | { readonly kind: 'kept' }
  | { readonly kind: 'revoked' }
  | { readonly kind: 'narrowed'; readonly scopes: readonly Scope[] };

/**
 * A member's key after a change of the member's permissions, which are empty for one who left. A secret key loses what the member
 * lost, and is revoked if nothing remains. A publishable key is public and gives its creator nothing, so pages keep working.
 */
export function keyAfterChange<Scope extends string>(
  key: Pick<ApiKey<Scope>, 'kind' | 'scopes'>,
  permissions: ReadonlySet<Scope>,
): KeyDecision<Scope> {
  if (key.kind === 'publishable') return { kind: 'kept' };
  const scopes = key.scopes.filter((scope) => permissions.has(scope));
  if (scopes.length === 0) return { kind: 'revoked' };
  return scopes.length === key.scopes.length ? { kind: 'kept' } : { kind: 'narrowed', scopes };
}

/** The requested scopes that the creator does not have; a key never has more permissions than its creator. */
export function scopesBeyond<Scope extends string>(
  requested: readonly Scope[],
  creator: ReadonlySet<Scope>,
): readonly Scope[] {
  return requested.filter((scope) => !creator.has(scope));
}
