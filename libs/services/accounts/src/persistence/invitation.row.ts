import type { Role } from '@hearback/kernel';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Invitation } from '../domain/invitation.js';

/** An invitation as it is stored. */
@Entity({ schema: 'accounts', name: 'invitation' })
@Unique('invitation_tenant_email_key', ['tenantId', 'email'])
@Index('invitation_list_idx', ['tenantId', 'createdAt', 'id'])
@Index('invitation_token_hash_idx', ['tokenHash'])
@Index('invitation_invited_by_idx', ['tenantId', 'invitedBy'])
export class InvitationRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'invitation_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'invitation_pkey' })
  id: string;
  @Column({ type: 'text' })
  email: string;
  @Column({ type: 'text', nullable: true })
  name: string | null;
  @Column({ type: 'text' })
  role: Role;
  @Column({ type: 'text' })
  language: string;
  @Column({ name: 'invited_by', type: 'uuid' })
  invitedBy: string;
  /** Not selected by default: only its index needs it. */
  @Column({ name: 'token_hash', type: 'bytea', select: false })
  tokenHash: Buffer;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'mailed_at', type: 'timestamptz' })
  mailedAt: Date;
  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;
}

/** The invitation of a row. */
export function fromInvitationRow({ tenantId: _tenantId, tokenHash: _tokenHash, ...rest }: InvitationRow): Invitation {
  return rest;
}
