import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Session } from '../application/credential-store.js';

/** A session as it is stored. */
@Entity({ schema: 'accounts', name: 'session' })
@Index('session_secret_hash_idx', ['secretHash'])
@Index('session_staff_idx', ['tenantId', 'staffId'])
export class SessionRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'session_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'session_pkey' })
  id: string;
  @Column({ name: 'staff_id', type: 'uuid' })
  staffId: string;
  @Column({ name: 'secret_hash', type: 'bytea' })
  secretHash: Buffer;
  @Column({ name: 'user_agent', type: 'text', default: '' })
  userAgent: string;
  /** The /24 or /64 from which it was opened. */
  @Column({ type: 'text', default: '' })
  network: string;
  @Column({ name: 'single_sign_on', type: 'boolean', default: false })
  isSingleSignOn: boolean;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'last_used_at', type: 'timestamptz' })
  lastUsedAt: Date;
}

/** The row of a session. */
export function toSessionRow(tenantId: string, { secretHash, ...rest }: Session): SessionRow {
  return { tenantId, ...rest, secretHash: Buffer.from(secretHash, 'hex') };
}

/** The session of a row. */
export function fromSessionRow({ tenantId: _tenant, secretHash, ...session }: SessionRow): Session {
  return { ...session, secretHash: secretHash.toString('hex') };
}
