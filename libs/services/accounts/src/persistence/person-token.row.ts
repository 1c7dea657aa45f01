import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PersonTokenPurpose } from '../application/person-store.js';

/** A token of a person, as it is stored. */
@Entity({ schema: 'accounts', name: 'person_token' })
@Index('person_token_secret_hash_idx', ['secretHash'])
@Index('person_token_person_idx', ['personId', 'purpose'])
export class PersonTokenRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'person_token_pkey' })
  id: string;
  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;
  @Column({ type: 'text' })
  purpose: PersonTokenPurpose;
  @Column({ type: 'text', nullable: true })
  email: string | null;
  @Column({ name: 'secret_hash', type: 'bytea' })
  secretHash: Buffer;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;
}
