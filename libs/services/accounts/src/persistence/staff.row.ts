import type { Role } from '@hearback/kernel';
import { Column, Entity, Index, IsNull, JoinColumn, ManyToOne, Not, PrimaryColumn, Unique } from 'typeorm';
import type { Staff } from '../domain/staff.js';
import { PersonRow } from './person.row.js';

/** A membership as it is stored: a person in a workspace. */
@Entity({ schema: 'accounts', name: 'staff' })
@Unique('staff_tenant_person_key', ['tenantId', 'personId'])
@Index('staff_person_idx', ['personId'])
@Index('staff_list_idx', ['tenantId', 'createdAt', 'id'])
export class StaffRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'staff_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'staff_pkey' })
  id: string;
  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;
  @ManyToOne(() => PersonRow, { nullable: false })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'staff_person_fkey' })
  person: PersonRow;
  @Column({ type: 'text' })
  name: string;
  @Column({ type: 'text' })
  role: Role;
  @Column({ type: 'boolean' })
  active: boolean;
  /** Of an inactive member: the address on the day of leaving; later ones are no business of this workspace. */
  @Column({ name: 'left_email', type: 'text', nullable: true })
  leftEmail: string | null;
  /** When the person last opened a session in this workspace; the next sign-in opens the one opened last. */
  @Column({ name: 'last_opened_at', type: 'timestamptz', nullable: true })
  lastOpenedAt: Date | null;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

/** The condition on an active owner who has confirmed the address. */
export const CONFIRMED_OWNER = { role: 'owner', active: true, person: { confirmedAt: Not(IsNull()) } } as const;

/** The member of a row that was read with its person. */
export function fromStaffRow({ id, person, name, role, active, leftEmail, createdAt }: StaffRow): Staff {
  const email = leftEmail ?? person.email;
  const { id: personId, confirmedAt, language, timeZone } = person;
  return { id, personId, email, name, role, active, confirmedAt, language, timeZone, createdAt };
}
