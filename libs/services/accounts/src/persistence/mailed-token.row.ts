import type { MailedTokenPurpose } from '@hearback/http';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { MailedToken } from '../application/mailed-token-store.js';

/** A token that was mailed to a member, as it is stored. */
@Entity({ schema: 'accounts', name: 'mailed_token' })
@Index('mailed_token_secret_hash_idx', ['secretHash'])
@Index('mailed_token_staff_idx', ['tenantId', 'staffId'])
export class MailedTokenRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'mailed_token_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'mailed_token_pkey' })
  id: string;
  @Column({ type: 'text' })
  purpose: MailedTokenPurpose;
  @Column({ name: 'staff_id', type: 'uuid' })
  staffId: string;
  @Column({ name: 'secret_hash', type: 'bytea' })
  secretHash: Buffer;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;
}

/** The row of a token. */
export function toMailedTokenRow(tenantId: string, { secretHash, ...rest }: MailedToken): MailedTokenRow {
  return { tenantId, ...rest, secretHash: Buffer.from(secretHash, 'hex') };
}
