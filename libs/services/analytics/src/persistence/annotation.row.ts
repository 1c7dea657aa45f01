import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Annotation } from '../domain/annotation.js';

/** An annotation as it is stored. */
@Entity({ schema: 'analytics', name: 'annotation' })
@Index('annotation_newest_idx', ['tenantId', 'createdAt', 'id'])
export class AnnotationRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'annotation_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'annotation_pkey' })
  id: string;
  @Column({ type: 'date' })
  day: string;
  @Column({ type: 'text' })
  text: string;
  @Column({ name: 'touchpoint_id', type: 'uuid', nullable: true })
  touchpointId: string | null;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}

/** The row of an annotation. */
export function toAnnotationRow(tenantId: string, annotation: Annotation): AnnotationRow {
  return { tenantId, ...annotation };
}

/** The annotation of a row. */
export function fromAnnotationRow({ tenantId: _tenant, ...annotation }: AnnotationRow): Annotation {
  return annotation;
}
