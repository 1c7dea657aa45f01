import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A team as it is stored. */
@Entity({ schema: 'accounts', name: 'team' })
@Index('team_name_key', ['tenantId', 'name'], { unique: true, where: 'archived_at is null' })
@Index('team_list_idx', ['tenantId', 'createdAt', 'id'])
export class TeamRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'team_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'team_pkey' })
  id: string;
  @Column({ type: 'text' })
  name: string;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'archived_at', type: 'timestamptz', nullable: true })
  archivedAt: Date | null;
}

/** A member of a team as it is stored. */
@Entity({ schema: 'accounts', name: 'team_member' })
@Index('team_member_staff_idx', ['tenantId', 'staffId'])
export class TeamMemberRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'team_member_pkey' })
  tenantId: string;
  @PrimaryColumn({ name: 'team_id', type: 'uuid', primaryKeyConstraintName: 'team_member_pkey' })
  teamId: string;
  @PrimaryColumn({ name: 'staff_id', type: 'uuid', primaryKeyConstraintName: 'team_member_pkey' })
  staffId: string;
}
