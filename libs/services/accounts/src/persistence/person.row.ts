import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A person as it is stored. It has no workspace; row-level security shows it through its memberships. */
@Entity({ schema: 'accounts', name: 'person' })
@Index('person_confirmed_email_key', ['email'], { unique: true, where: 'confirmed_at is not null' })
@Index('person_email_idx', ['email', 'createdAt'])
export class PersonRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'person_pkey' })
  id: string;
  @Column({ type: 'text' })
  email: string;
  @Column({ type: 'text' })
  name: string;
  /** Not selected by default: only password checks need it. */
  @Column({ name: 'password_hash', type: 'text', select: false })
  passwordHash: string;
  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt: Date | null;
  @Column({ type: 'text', nullable: true })
  language: string | null;
  @Column({ name: 'time_zone', type: 'text', nullable: true })
  timeZone: string | null;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
