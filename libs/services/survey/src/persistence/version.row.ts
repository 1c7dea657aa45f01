import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { VersionHead } from '../application/survey-queries.js';
import type { Definition } from '../domain/survey.js';
import type { FrozenTouchpoint, Version } from '../domain/version.js';

/** A version as it is stored. */
@Entity({ schema: 'survey', name: 'survey_version' })
@Unique('survey_version_number_key', ['tenantId', 'surveyId', 'version'])
@Index('survey_version_newest_idx', ['tenantId', 'surveyId', 'publishedAt', 'id'])
export class VersionRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'survey_version_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'survey_version_pkey' })
  id: string;
  @Column({ name: 'survey_id', type: 'uuid' })
  surveyId: string;
  @Column({ type: 'integer' })
  version: number;
  @Column({ type: 'text' })
  name: string;
  @Column({ type: 'json', nullable: true })
  touchpoint: FrozenTouchpoint | null;
  /** Not selected by default: it may take a megabyte. */
  @Column({ type: 'json', select: false })
  definition?: Definition;
  @Column({ name: 'published_at', type: 'timestamptz' })
  publishedAt: Date;
}

/** The row of a version. */
export function toVersionRow(tenantId: string, version: Version): VersionRow {
  return { tenantId, ...version };
}

/** The version of a row that was read without its definition. */
export function versionHeadFromRow({ tenantId: _tenant, definition: _definition, ...head }: VersionRow): VersionHead {
  return head;
}

/** The version of a row that was read with its definition. */
export function fromVersionRow(row: VersionRow): Version {
  if (row.definition === undefined) throw new Error('the row was read without its definition');
  return { ...versionHeadFromRow(row), definition: row.definition };
}
