import { publicId } from '@hearback/kernel';
import { customersErrors } from '../../application/customers.errors.js';
import type { SizedSegment } from '../../application/segments/segment-queries.js';
import { parseSegment, segmentToJson } from '../../domain/segments/parse-segment.js';
import type { SegmentCondition } from '../../domain/segments/segment-condition.js';
import type { SegmentChange } from '../../domain/segments/segment.js';
import type { ChangeSegmentDto, SegmentDto } from './segment.dto.js';

/** The conditions of a body. Throws `bad-segment`. */
export function conditionFromDto(json: unknown): SegmentCondition {
  const parsed = parseSegment(json, '/conditions');
  if (!parsed.ok) throw customersErrors.error('bad-segment', undefined, { errors: parsed.errors });
  return parsed.value;
}

/** The change of a segment. Throws `bad-segment`. */
export function fromChangeSegmentDto({ name, conditions, archived }: ChangeSegmentDto): SegmentChange {
  return { name, archived, condition: conditions === undefined ? undefined : conditionFromDto(conditions) };
}

/** The segment as the API shows it. */
export function toSegmentDto(segment: SizedSegment): SegmentDto {
  return {
    id: publicId('seg', segment.id),
    name: segment.name,
    conditions: segmentToJson(segment.condition) as Record<string, unknown>,
    size: segment.size,
    archived: segment.archivedAt !== null,
    revision: segment.revision,
    created_at: segment.createdAt.toISOString(),
    updated_at: segment.updatedAt.toISOString(),
  };
}
