import { ObjectField, StringField, TimestampField } from '@hearback/http';
import type { Exclusion } from '../domain/exclusion.js';
import { toActorDto } from './actor.js';
import { ActorDto } from './actor.dto.js';

/** The body of a request to exclude a response. */
export class ExcludeResponseDto {
  @StringField({ min: 1, max: 500, example: 'A colleague tried the form.' })
  readonly reason: string;
}

/** Why a response does not count. */
export class ExclusionDto {
  @StringField({ example: 'A colleague tried the form.' })
  readonly reason: string;

  @TimestampField()
  readonly excluded_at: string;

  @ObjectField(() => ActorDto)
  readonly excluded_by: ActorDto;
}

/** The exclusion as the API shows it. */
export function toExclusionDto({ reason, by, at }: Exclusion): ExclusionDto {
  return { reason, excluded_at: at.toISOString(), excluded_by: toActorDto(by) };
}
