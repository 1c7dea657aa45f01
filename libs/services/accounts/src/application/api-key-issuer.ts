import { Injectable } from '@nestjs/common';
import type { Permission } from '@hearback/kernel';
import type { ApiKey, KeyKind } from '../domain/api-key.js';
import type { AuditedTransaction } from './audited-transactions.js';
import { CredentialStore } from './credential-store.js';
import { Secrets } from './secrets.js';
import { WorkspaceStore } from './workspace-store.js';

/** A request to create an API key. */
export interface CreateApiKeyCommand {
  readonly kind: KeyKind;
  readonly name: string;
  readonly scopes: readonly Permission[];
  /** Null: all origins; always null for a secret key. */
  readonly allowedOrigins: readonly string[] | null;
  readonly expiresAt: Date | null;
}

/** A new key with its secret, which is shown only once. */
export interface NewKey {
  readonly key: ApiKey<Permission>;
  readonly secret: string;
  /** With which the shop's server signs customers; null for a secret key. */
  readonly identitySecret: string | null;
}

/** Creates API keys, at sign-up and later. */
@Injectable()
export class ApiKeyIssuer {
  constructor(
    private readonly store: CredentialStore,
    private readonly secrets: Secrets,
    private readonly workspaces: WorkspaceStore,
  ) {}

  /** The scopes of the first secret key of a workspace: all permissions of its owner. */
  scopesOfOwner(): ReadonlySet<Permission> {
    return this.secrets.permissionsOf('owner');
  }

  /** Stores a new key, whose scopes are already checked, and records it in the audit log. */
  async issue(audited: AuditedTransaction, command: CreateApiKeyCommand, createdBy: string): Promise<NewKey> {
    const { sandboxOf } = await this.workspaces.findWorkspace(audited.tx);
    const { secret, prefix, hash } = this.secrets.newKey(command.kind, sandboxOf !== null);
    const key: ApiKey<Permission> = {
      id: audited.newId(),
      ...command,
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
        allowed_origins: key.allowedOrigins === null ? null : [...key.allowedOrigins],
        expires_at: key.expiresAt?.toISOString() ?? null,
      },
    });
    const identitySecret = key.kind === 'publishable' ? this.secrets.identitySecretOf(key.id) : null;
    return { key, secret, identitySecret };
  }
}
