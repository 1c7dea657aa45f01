import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A survey that was published or answered: its own workspace's reports may ask for it. */
@Entity({ schema: 'analytics', name: 'survey' })
export class SurveyRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'survey_key' })
  readonly tenantId: string;

  @PrimaryColumn({ name: 'survey_id', type: 'uuid', primaryKeyConstraintName: 'survey_key' })
  readonly surveyId: string;

  /** Of the newest version; null where only answers are known. */
  @Column({ type: 'text', nullable: true })
  readonly name: string | null;
}
