import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SurveyHead } from '../application/survey-queries.js';
import type { SurveyKind } from '../domain/asking/attention-rules.js';
import type { Definition, Survey, SurveyStatus } from '../domain/survey.js';

/** A survey as it is stored. */
@Entity({ schema: 'survey', name: 'survey' })
@Index('survey_link_code_key', ['linkCode'], { unique: true })
@Index('survey_newest_idx', ['tenantId', 'createdAt', 'id'])
@Index('survey_touchpoint_idx', ['tenantId', 'touchpointId'])
export class SurveyRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'survey_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'survey_pkey' })
  id: string;
  @Column({ type: 'text' })
  name: string;
  @Column({ name: 'link_code', type: 'text' })
  linkCode: string;
  @Column({ name: 'touchpoint_id', type: 'uuid', nullable: true })
  touchpointId: string | null;
  @Column({ type: 'text' })
  status: SurveyStatus;
  /** Not selected by default: it may take a megabyte. */
  @Column({ type: 'json', select: false })
  draft?: Definition;
  @Column({ type: 'integer' })
  revision: number;
  @Column({ type: 'integer', nullable: true })
  version: number | null;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt: Date | null;
  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;
  @Column({ type: 'text', array: true, default: [] })
  tags: string[];
  @Column({ name: 'archived_at', type: 'timestamptz', nullable: true })
  archivedAt: Date | null;
  @Column({ name: 'opens_at', type: 'timestamptz', nullable: true })
  opensAt: Date | null;
  @Column({ name: 'closes_at', type: 'timestamptz', nullable: true })
  closesAt: Date | null;
  @Column({ name: 'response_quota', type: 'integer', nullable: true })
  responseQuota: number | null;
  @Column({ name: 'frame_origins', type: 'text', array: true, default: [] })
  frameOrigins: string[];
  @Column({ type: 'text', default: 'relationship' })
  kind: SurveyKind;
  /** Follows from the draft. */
  @Column({ type: 'boolean', default: false })
  anonymous: boolean;
}

/** The row of a survey. */
export function toSurveyRow(tenantId: string, survey: Survey): SurveyRow {
  const anonymous = survey.draft.anonymous !== undefined;
  return { tenantId, ...survey, anonymous, tags: [...survey.tags], frameOrigins: [...survey.frameOrigins] };
}

/** The survey of a row that was read without its draft. */
export function headFromRow({
  tenantId: _tenant,
  draft: _draft,
  anonymous: isAnonymous,
  ...head
}: SurveyRow): SurveyHead {
  return { ...head, isAnonymous };
}

/** The survey of a row that was read with its draft. */
export function fromSurveyRow(row: SurveyRow): Survey {
  if (row.draft === undefined) throw new Error('the row was read without its draft');
  const { isAnonymous: _anonymous, ...head } = headFromRow(row);
  return { ...head, draft: row.draft };
}
