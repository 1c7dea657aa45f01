import { Entity, PrimaryColumn } from 'typeorm';

/** A recovery code that was not used, as it is stored. */
@Entity({ schema: 'accounts', name: 'recovery_code' })
export class RecoveryCodeRow {
  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'recovery_code_pkey' })
  personId: string;
  /** A keyed hash. */
  @PrimaryColumn({ name: 'code_hash', type: 'text', primaryKeyConstraintName: 'recovery_code_pkey' })
  codeHash: string;
}
