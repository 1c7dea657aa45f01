import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Member } from '../domain/notification.js';

/** This service's copy of a workspace. */
@Entity({ schema: 'notifications', name: 'workspace' })
export class WorkspaceRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'workspace_pkey' }) tenant_id: string;
  @Column('text') name: string;
  @Column('text') language: string;
  @Column('text') time_zone: string;
}

/** This service's copy of a member of staff. */
@Entity({ schema: 'notifications', name: 'member' })
export class MemberRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'member_pkey' }) tenant_id: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'member_pkey' }) id: string;
  @Column('text') email: string;
  @Column('text') name: string;
  @Column('text') role: Member['role'];
  @Column('boolean') active: boolean;
  @Column('timestamptz') changed_at: Date;
}
