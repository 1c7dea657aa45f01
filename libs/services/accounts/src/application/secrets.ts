import type { Permission, Role } from '@hearback/kernel';
import type { KeyKind } from '../domain/api-key.js';

/** A new secret, which is shown once and stored as its hash. */
export interface NewSecret {
  readonly secret: string;
  /** The first characters, by which users recognise a key. */
  readonly prefix: string;
  /** SHA-256 of the secret, hexadecimal. */
  readonly hash: string;
}

/** Creates the secrets that the platform's access guard accepts, and returns the permissions of roles. */
export abstract class Secrets {
  /** `isTest`: a key of a sandbox, which says so. */
  abstract newKey(kind: KeyKind, isTest: boolean): NewSecret;
  /** The identity secret of a publishable key. */
  abstract identitySecretOf(keyId: string): string;
  abstract newSession(): NewSecret;
  /** SHA-256, hexadecimal, of a secret that a client sent. */
  abstract hash(secret: string): string;
  abstract permissionsOf(role: Role): ReadonlySet<Permission>;
}
