import { Column, Entity, PrimaryColumn } from 'typeorm';

/** This service's copy of a member of staff. */
@Entity({ schema: 'followups', name: 'staff' })
export class StaffRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'staff_pkey' }) tenant_id: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'staff_pkey' }) id: string;
  @Column('text') name: string;
  @Column('boolean') active: boolean;
  @Column('timestamptz') changed_at: Date;
}
