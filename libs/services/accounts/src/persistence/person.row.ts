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
  /** Whether somebody else chose the password. */
  @Column({ name: 'has_initial_password', type: 'boolean', default: false, select: false })
  hasInitialPassword: boolean;
  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt: Date | null;
  @Column({ type: 'text', nullable: true })
  language: string | null;
  @Column({ name: 'time_zone', type: 'text', nullable: true })
  timeZone: string | null;
  /** Sealed. Not selected by default. */
  @Column({ name: 'totp_secret', type: 'bytea', nullable: true, select: false })
  totpSecret: Buffer | null;
  /** When the second factor was turned on; null while it is off. */
  @Column({ name: 'totp_confirmed_at', type: 'timestamptz', nullable: true })
  totpConfirmedAt: Date | null;
  /** The time step of the last code that was accepted, which is not accepted again; `bigint`, which the driver returns as text. */
  @Column({ name: 'totp_last_step', type: 'bigint', nullable: true })
  totpLastStep: string | null;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
