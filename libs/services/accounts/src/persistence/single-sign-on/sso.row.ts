import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { CapturedRole, DomainCapture, SsoPurpose } from '../../domain/single-sign-on.js';

/** The connection of a workspace to its identity provider. */
@Entity({ schema: 'accounts', name: 'sso_connection' })
export class SsoConnectionRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'sso_connection_pkey' })
  tenantId: string;
  @Column({ type: 'text' })
  issuer: string;
  @Column({ name: 'client_id', type: 'text' })
  clientId: string;
  /** Sealed; null: a public client. */
  @Column({ name: 'client_secret', type: 'bytea', nullable: true })
  clientSecret: Buffer | null;
  @Column({ name: 'enforced', type: 'boolean' })
  isEnforced: boolean;
  @Column({ name: 'tested_at', type: 'timestamptz', nullable: true })
  testedAt: Date | null;
  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}

/** A domain of a workspace. */
@Entity({ schema: 'accounts', name: 'sso_domain' })
@Unique('sso_domain_domain_key', ['tenantId', 'domain'])
@Index('sso_domain_proved_key', ['domain'], { unique: true, where: 'proved_at is not null' })
export class SsoDomainRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'sso_domain_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sso_domain_pkey' })
  id: string;
  @Column({ type: 'text' })
  domain: string;
  @Column({ type: 'text' })
  proof: string;
  @Column({ name: 'proved_at', type: 'timestamptz', nullable: true })
  provedAt: Date | null;
  @Column({ name: 'checked_at', type: 'timestamptz', nullable: true })
  checkedAt: Date | null;
  @Column({ type: 'text' })
  capture: DomainCapture;
  @Column({ type: 'text' })
  role: CapturedRole;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

/** Who a member is at the provider. */
@Entity({ schema: 'accounts', name: 'sso_identity' })
@Unique('sso_identity_staff_key', ['tenantId', 'staffId'])
export class SsoIdentityRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'sso_identity_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'sso_identity_pkey' })
  issuer: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'sso_identity_pkey' })
  subject: string;
  @Column({ name: 'staff_id', type: 'uuid' })
  staffId: string;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

/** An attempt that has begun. */
@Entity({ schema: 'accounts', name: 'sso_attempt' })
@Index('sso_attempt_state_hash_idx', ['stateHash'])
@Index('sso_attempt_staff_idx', ['tenantId', 'staffId'])
export class SsoAttemptRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'sso_attempt_pkey' })
  tenantId: string;
  @PrimaryColumn({ name: 'state_hash', type: 'bytea', primaryKeyConstraintName: 'sso_attempt_pkey' })
  stateHash: Buffer;
  @Column({ name: 'browser_hash', type: 'bytea' })
  browserHash: Buffer;
  @Column({ type: 'text' })
  purpose: SsoPurpose;
  @Column({ type: 'text' })
  nonce: string;
  /** Sealed. */
  @Column({ name: 'code_verifier', type: 'bytea' })
  codeVerifier: Buffer;
  @Column({ name: 'staff_id', type: 'uuid', nullable: true })
  staffId: string | null;
  @Column({ name: 'invitation_hash', type: 'bytea', nullable: true })
  invitationHash: Buffer | null;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;
}

/** Somebody who asks to join. */
@Entity({ schema: 'accounts', name: 'sso_join_request' })
@Unique('sso_join_request_subject_key', ['tenantId', 'issuer', 'subject'])
export class SsoJoinRequestRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'sso_join_request_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sso_join_request_pkey' })
  id: string;
  @Column({ type: 'text' })
  issuer: string;
  @Column({ type: 'text' })
  subject: string;
  @Column({ type: 'text' })
  email: string;
  @Column({ type: 'text' })
  name: string;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
