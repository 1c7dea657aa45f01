import { Column, Entity, PrimaryColumn } from 'typeorm';

const KEY = { primaryKeyConstraintName: 'score_count_key' };

/** How many answers gave each score, for one hour or day of one survey, method, question and segment. */
@Entity({ schema: 'analytics', name: 'score_count' })
export class ScoreCountRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', ...KEY })
  readonly tenantId: string;

  @PrimaryColumn({ type: 'integer', ...KEY })
  readonly generation: number;

  @PrimaryColumn({ type: 'text', ...KEY })
  readonly metric: string;

  /** `hour` (of all answers only) or `day`. */
  @PrimaryColumn({ type: 'text', ...KEY })
  readonly unit: string;

  /** `all`, `touchpoint`, `channel`, `language` or `attribute:<key>`. */
  @PrimaryColumn({ type: 'text', ...KEY })
  readonly dimension: string;

  @PrimaryColumn({ type: 'text', ...KEY })
  readonly value: string;

  /** First instant of the local hour or day. */
  @PrimaryColumn({ name: 'bucket_at', type: 'timestamptz', ...KEY })
  readonly bucketAt: Date;

  @PrimaryColumn({ name: 'survey_id', type: 'uuid', ...KEY })
  readonly surveyId: string;

  @PrimaryColumn({ type: 'text', ...KEY })
  readonly method: string;

  @PrimaryColumn({ type: 'text', ...KEY })
  readonly question: string;

  @Column({ type: 'integer' })
  readonly s0: number;

  @Column({ type: 'integer' })
  readonly s1: number;

  @Column({ type: 'integer' })
  readonly s2: number;

  @Column({ type: 'integer' })
  readonly s3: number;

  @Column({ type: 'integer' })
  readonly s4: number;

  @Column({ type: 'integer' })
  readonly s5: number;

  @Column({ type: 'integer' })
  readonly s6: number;

  @Column({ type: 'integer' })
  readonly s7: number;

  @Column({ type: 'integer' })
  readonly s8: number;

  @Column({ type: 'integer' })
  readonly s9: number;

  @Column({ type: 'integer' })
  readonly s10: number;
}
