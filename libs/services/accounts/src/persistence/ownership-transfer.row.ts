import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A transfer of a workspace as it is stored; the primary key allows one a workspace. */
@Entity({ schema: 'accounts', name: 'ownership_transfer' })
@Index('ownership_transfer_from_idx', ['tenantId', 'fromId'])
@Index('ownership_transfer_to_idx', ['tenantId', 'toId'])
export class OwnershipTransferRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'ownership_transfer_pkey' })
  tenantId: string;
  @Column({ type: 'uuid' })
  id: string;
  @Column({ name: 'from_id', type: 'uuid' })
  fromId: string;
  @Column({ name: 'to_id', type: 'uuid' })
  toId: string;
  @Column({ name: 'requested_at', type: 'timestamptz' })
  requestedAt: Date;
  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;
}
