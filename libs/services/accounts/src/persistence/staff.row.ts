import type { Role } from '@hearback/kernel';
import { Column, Entity, Index, IsNull, Not, PrimaryColumn, Unique } from 'typeorm';
import type { Staff } from '../domain/staff.js';

/** A member of staff as it is stored. */
@Entity({ schema: 'accounts', name: 'staff' })
@Unique('staff_tenant_email_key', ['tenantId', 'email'])
@Index('staff_confirmed_email_key', ['email'], { unique: true, where: 'active and confirmed_at is not null' })
@Index('staff_email_idx', ['email', 'createdAt'])
@Index('staff_list_idx', ['tenantId', 'createdAt', 'id'])
export class StaffRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'staff_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'staff_pkey' })
  id: string;
  @Column({ type: 'text' })
  email: string;
  @Column({ type: 'text' })
  name: string;
  @Column({ type: 'text' })
  role: Role;
  @Column({ type: 'boolean' })
  active: boolean;
  /** Not selected by default: only password checks need it. */
  @Column({ name: 'password_hash', type: 'text', select: false })
  passwordHash: string;
  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt: Date | null;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

/** The condition on an active owner who has confirmed the address. */
export const CONFIRMED_OWNER = { role: 'owner', active: true, confirmedAt: Not(IsNull()) } as const;

/** The member of a row. */
export function fromStaffRow({ id, email, name, role, active, confirmedAt, createdAt }: StaffRow): Staff {
  return { id, email, name, role, active, confirmedAt, createdAt };
}
