import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

const KEY = { primaryKeyConstraintName: 'score_fact_key' };

/** One answered metric question of one response, as it was when it was committed. */
@Entity({ schema: 'analytics', name: 'score_fact' })
@Index('score_fact_by_time', ['tenantId', 'generation', 'metric', 'answeredAt', 'responseId'])
export class ScoreFactRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', ...KEY })
  readonly tenantId: string;

  @PrimaryColumn({ type: 'integer', ...KEY })
  readonly generation: number;

  @PrimaryColumn({ name: 'response_id', type: 'uuid', ...KEY })
  readonly responseId: string;

  @PrimaryColumn({ type: 'text', ...KEY })
  readonly question: string;

  @Column({ type: 'text' })
  readonly metric: string;

  @Column({ type: 'text' })
  readonly method: string;

  @Column({ name: 'survey_id', type: 'uuid' })
  readonly surveyId: string;

  @Column({ name: 'touchpoint_id', type: 'uuid', nullable: true })
  readonly touchpointId: string | null;

  @Column({ type: 'text' })
  readonly channel: string;

  @Column({ type: 'text' })
  readonly language: string;

  /** Segment by key of the attribute. */
  @Column({ type: 'jsonb' })
  readonly segments: Readonly<Record<string, string>>;

  @Column({ name: 'answered_at', type: 'timestamptz' })
  readonly answeredAt: Date;

  @Column({ type: 'smallint' })
  readonly score: number;
}
