import { Injectable } from '@nestjs/common';
import { CustomerSignatures, newSecret, newSessionToken, secretHash } from '@hearback/http';
import { permissionsOf, type Permission, type Role } from '@hearback/kernel';
import { Secrets, type NewSecret } from '../application/secrets.js';
import type { KeyKind } from '../domain/api-key.js';

/** Characters of a key that are stored so that users recognise it: its prefix (`test` is as long) and eight of its 43 random characters. */
const PREFIX_LENGTH = 'hbk_live_'.length + 8;

/** Secrets in the formats that the access guard reads. */
@Injectable()
export class PlatformSecrets extends Secrets {
  constructor(private readonly signatures: CustomerSignatures) {
    super();
  }

  override newKey(kind: KeyKind, isTest: boolean): NewSecret {
    const secret = newSecret(`${kind === 'secret' ? 'hbk' : 'hbp'}_${isTest ? 'test' : 'live'}`);
    return { secret, prefix: secret.slice(0, PREFIX_LENGTH), hash: secretHash(secret) };
  }

  override identitySecretOf(keyId: string): string {
    return this.signatures.secretOf(keyId);
  }

  override newSession(): NewSecret {
    const secret = newSessionToken();
    return { secret, prefix: '', hash: secretHash(secret) };
  }

  override hash(secret: string): string {
    return secretHash(secret);
  }

  override permissionsOf(role: Role): ReadonlySet<Permission> {
    return permissionsOf(role);
  }
}
