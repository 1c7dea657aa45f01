import { EnumField, ObjectField, StringField, TimestampField } from '@hearback/http';
import type { Exclusion } from '../domain/exclusion.js';
import { toActorDto } from './actor.js';

/** The body of a request to exclude a response. */
export class ExcludeResponseDto {
  @StringField({ min: 1, max: 500, example: 'A colleague tried the form.' })
  readonly reason: string;
}

/** Who excluded a response. */
export class ExclusionActorDto {
  @EnumField(['staff', 'key'])
  readonly kind: 'staff' | 'key';

  @StringField({ example: 'stf_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c' })
  readonly id: string;
}

/** Why a response does not count. */
export class ExclusionDto {
  @StringField({ example: 'A colleague tried the form.' })
  readonly reason: string;

  @TimestampField()
  readonly excluded_at: string;

  @ObjectField(() => ExclusionActorDto)
  readonly excluded_by: ExclusionActorDto;
}

/** The exclusion as the API shows it. */
export function toExclusionDto({ reason, by, at }: Exclusion): ExclusionDto {
  return { reason, excluded_at: at.toISOString(), excluded_by: toActorDto(by) };
}
