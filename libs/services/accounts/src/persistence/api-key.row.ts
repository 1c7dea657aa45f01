import type { Permission } from '@hearback/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ApiKey, KeyKind } from '../domain/api-key.js';

/** An API key as it is stored. */
@Entity({ schema: 'accounts', name: 'api_key' })
@Index('api_key_secret_hash_idx', ['secretHash'])
@Index('api_key_list_idx', ['tenantId', 'createdAt', 'id'])
@Index('api_key_created_by_idx', ['tenantId', 'createdBy'])
export class ApiKeyRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'api_key_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'api_key_pkey' })
  id: string;
  @Column({ type: 'text' })
  kind: KeyKind;
  @Column({ type: 'text' })
  name: string;
  @Column({ type: 'text' })
  prefix: string;
  @Column({ name: 'secret_hash', type: 'bytea', select: false })
  secretHash: Buffer;
  @Column({ type: 'text', array: true })
  scopes: Permission[];
  @Column({ name: 'allowed_origins', type: 'text', array: true, nullable: true })
  allowedOrigins: string[] | null;
  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt: Date | null;
  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;
  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt: Date | null;
}

/** The row of a key. `secretHash`: SHA-256, hexadecimal. */
export function toApiKeyRow(tenantId: string, key: ApiKey<Permission>, secretHash: string): ApiKeyRow {
  return {
    tenantId,
    ...key,
    scopes: [...key.scopes],
    allowedOrigins: key.allowedOrigins === null ? null : [...key.allowedOrigins],
    secretHash: Buffer.from(secretHash, 'hex'),
  };
}

/** The key of a row. */
export function fromApiKeyRow({ tenantId: _tenant, secretHash: _hash, ...key }: ApiKeyRow): ApiKey<Permission> {
  return key;
}
