import { Injectable } from '@nestjs/common';
import type { Permission } from '@hearback/kernel';
import type { ApiKey, KeyKind } from '../domain/api-key.js';
import type { AuditedTransaction } from './audited-transactions.js';
import { CredentialStore } from './credential-store.js';
import { Secrets } from './secrets.js';

/** A wish for a key whose scopes were checked. */
export interface KeyWish {
  readonly kind: KeyKind;
  readonly name: string;
  readonly scopes: readonly Permission[];
  readonly expiresAt: Date | null;
}

/** A new key with its secret, which is shown once. */
export interface NewKey {
  readonly key: ApiKey<Permission>;
  readonly secret: string;
}

/** Makes keys inside an act: for a sign-up, and for whoever asks later. */
@Injectable()
export class NewKeys {
  constructor(
    private readonly store: CredentialStore,
    private readonly secrets: Secrets,
  ) {}

  /** What the first secret key of a workspace may do: all that its owner may. */
  scopesOfOwner(): ReadonlySet<Permission> {
    return this.secrets.permissionsOf('owner');
  }

  /** Stores a new key and notes it for the audit log. */
  async make(audited: AuditedTransaction, wish: KeyWish, createdBy: string | null): Promise<NewKey> {
    const { secret, prefix, hash } = this.secrets.newKey(wish.kind);
    const key: ApiKey<Permission> = {
      id: audited.newId(),
      ...wish,
      prefix,
      createdBy,
      createdAt: audited.now,
      revokedAt: null,
      lastUsedAt: null,
    };
    await this.store.insertKey(audited.tx, key, hash);
    audited.audit({
      action: 'api-key.created',
      target: { kind: 'api-key', id: key.id },
      before: null,
      after: {
        kind: key.kind,
        name: key.name,
        prefix,
        scopes: [...key.scopes],
        expires_at: key.expiresAt?.toISOString() ?? null,
      },
    });
    return { key, secret };
  }
}
