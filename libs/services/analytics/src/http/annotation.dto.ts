import { parsePublicId, publicId } from '@hearback/kernel';
import { ListQueryDto, PublicIdField, StringField, TimestampField } from '@hearback/http';
import type { AnnotationFilter } from '../application/annotation-store.js';
import type { Annotation, AnnotationChange } from '../domain/annotation.js';

const DAY = { min: 10, max: 10, pattern: /^\d{4}-\d\d-\d\d$/, example: '2026-11-05' };
const TEXT = { min: 1, max: 120, pattern: /^\S(.*\S)?$/, example: 'New courier', description: 'One line.' };
const TOUCHPOINT = { description: 'Null if it concerns all touchpoints.', nullable: true } as const;

/** Body of `POST /v1/annotations`. */
export class CreateAnnotationDto {
  @StringField({ ...DAY, description: 'A day in the workspace’s time zone.' })
  readonly day: string;

  @StringField(TEXT)
  readonly text: string;

  @PublicIdField('tpt', { ...TOUCHPOINT, optional: true })
  readonly touchpoint_id?: string | null;
}

/** A change of an annotation; members that are left out stay as they are. */
export class ChangeAnnotationDto {
  @StringField({ ...DAY, optional: true })
  readonly day?: string;

  @StringField({ ...TEXT, optional: true })
  readonly text?: string;

  @PublicIdField('tpt', { ...TOUCHPOINT, optional: true })
  readonly touchpoint_id?: string | null;
}

/** The query of a list of annotations. */
export class AnnotationQueryDto extends ListQueryDto {
  @StringField({ ...DAY, optional: true, description: 'The first day.' })
  readonly 'day[gte]'?: string;

  @StringField({ ...DAY, optional: true, description: 'The day after the last.' })
  readonly 'day[lt]'?: string;

  @PublicIdField('tpt', { optional: true, description: 'Those of this touchpoint, and those that concern all.' })
  readonly touchpoint_id?: string;

  static toFilter(dto: AnnotationQueryDto): AnnotationFilter {
    return { fromDay: dto['day[gte]'], toDay: dto['day[lt]'], touchpointId: uuidOf(dto.touchpoint_id) ?? undefined };
  }
}

/** Something that happened, shown in trends. */
export class AnnotationDto {
  @PublicIdField('ann')
  readonly id: string;

  @StringField(DAY)
  readonly day: string;

  @StringField(TEXT)
  readonly text: string;

  @PublicIdField('tpt', TOUCHPOINT)
  readonly touchpoint_id: string | null;

  @TimestampField()
  readonly created_at: string;

  @TimestampField()
  readonly updated_at: string;

  static fromAnnotation({ id, day, text, touchpointId, createdAt, updatedAt }: Annotation): AnnotationDto {
    return {
      id: publicId('ann', id),
      day,
      text,
      touchpoint_id: touchpointId === null ? null : publicId('tpt', touchpointId),
      created_at: createdAt.toISOString(),
      updated_at: updatedAt.toISOString(),
    };
  }
}

/** What to create. */
export function fromCreateAnnotationDto(dto: CreateAnnotationDto) {
  return { day: dto.day, text: dto.text, touchpointId: uuidOf(dto.touchpoint_id) ?? null };
}

/** What to change. */
export function fromChangeAnnotationDto(dto: ChangeAnnotationDto): AnnotationChange {
  return { day: dto.day, text: dto.text, touchpointId: uuidOf(dto.touchpoint_id) };
}

function uuidOf(id: string | null | undefined): string | null | undefined {
  return typeof id === 'string' ? parsePublicId('tpt', id) : id;
}
