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
  /** The member who created it; null if a key did. */
  readonly createdBy: string | null;
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

/** The requested scopes that the creator does not have; a key never has more permissions than its creator. */
export function scopesBeyond<Scope extends string>(
  requested: readonly Scope[],
  creator: ReadonlySet<Scope>,
): readonly Scope[] {
  return requested.filter((scope) => !creator.has(scope));
}
