/** What a key is for: `secret` stays on servers and has scopes, `publishable` may be seen by anyone and creates responses only. */
export type KeyKind = 'secret' | 'publishable';

/** An API key as it is kept: without the secret, which is shown once. */
export interface ApiKey<Scope extends string = string> {
  readonly id: string;
  readonly kind: KeyKind;
  readonly name: string;
  /** The first characters of the secret, to recognise it by. */
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  /** The member who made it; null where a key made it. */
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** To the minute. */
  readonly lastUsedAt: Date | null;
}

/** Whether the key opens anything at `now`. */
export function isKeyAlive(key: Pick<ApiKey, 'expiresAt' | 'revokedAt'>, now: Date): boolean {
  return key.revokedAt === null && (key.expiresAt === null || now < key.expiresAt);
}

/** The wished scopes that the creator does not have; a key never has more rights than who made it. */
export function scopesBeyond<Scope extends string>(
  wished: readonly Scope[],
  creator: ReadonlySet<Scope>,
): readonly Scope[] {
  return wished.filter((scope) => !creator.has(scope));
}
