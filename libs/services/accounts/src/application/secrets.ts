import type { Permission, Role } from '@hearback/kernel';
import type { KeyKind } from '../domain/api-key.js';

/** A new secret: shown once, kept as its hash. */
export interface NewSecret {
  readonly secret: string;
  /** The first characters, to recognise a key by. */
  readonly prefix: string;
  /** SHA-256 of the secret, hexadecimal. */
  readonly hash: string;
}

/** Makes the secrets that the platform's guard accepts, and knows what roles may do by the guard's own table. */
export abstract class Secrets {
  abstract newKey(kind: KeyKind): NewSecret;
  abstract newSession(): NewSecret;
  /** SHA-256, hexadecimal, of a secret as it was presented. */
  abstract hash(secret: string): string;
  abstract permissionsOf(role: Role): ReadonlySet<Permission>;
}
