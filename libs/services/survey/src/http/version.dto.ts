import { publicId } from '@hearback/kernel';
import { SURVEY_SHAPE } from '@hearback/questionnaire';
import {
  EntityTag,
  TimestampField,
  IntegerField,
  JsonField,
  ObjectField,
  PublicIdField,
  StringField,
  EnumField,
} from '@hearback/http';
import type { VersionHead } from '../application/survey-queries.js';
import { JOURNEY_STAGES, type JourneyStage } from '../domain/touchpoint.js';
import type { FrozenTouchpoint, Version } from '../domain/version.js';
import { EXAMPLE_DEFINITION } from './example-definition.js';

/** The touchpoint of a version, as it was when the version was published. */
export class FrozenTouchpointDto {
  @PublicIdField('tpt')
  readonly id: string;
  @StringField({ example: 'delivery' })
  readonly key: string;
  @StringField({ example: 'Delivery' })
  readonly name: string;
  @EnumField(JOURNEY_STAGES, { nullable: true, example: 'receive' })
  readonly stage: JourneyStage | null;
}

/** A version without its definition, as lists show it. */
export class VersionHeadDto {
  @PublicIdField('ver')
  readonly id: string;
  @PublicIdField('srv')
  readonly survey_id: string;
  @EntityTag()
  @IntegerField({ min: 1 })
  readonly version: number;
  @StringField({ example: 'After delivery' })
  readonly name: string;
  @ObjectField(() => FrozenTouchpointDto, { nullable: true })
  readonly touchpoint: FrozenTouchpointDto | null;
  @TimestampField()
  readonly published_at: string;
}

/** A version: a survey as it was published. It never changes. */
export class VersionDto extends VersionHeadDto {
  @JsonField({ shape: SURVEY_SHAPE, example: EXAMPLE_DEFINITION, description: 'The survey JSON.' })
  readonly definition: unknown;
}

/** The version as lists show it. */
export function toVersionHeadDto(version: VersionHead): VersionHeadDto {
  return headMembers(version);
}

/** The version as the API shows it. */
export function toVersionDto(version: Version): VersionDto {
  return { ...headMembers(version), definition: version.definition };
}

function headMembers(version: VersionHead) {
  return {
    id: publicId('ver', version.id),
    survey_id: publicId('srv', version.surveyId),
    version: version.version,
    name: version.name,
    touchpoint: version.touchpoint && toFrozenTouchpointDto(version.touchpoint),
    published_at: version.publishedAt.toISOString(),
  };
}

function toFrozenTouchpointDto({ id, key, name, stage }: FrozenTouchpoint): FrozenTouchpointDto {
  return { id: publicId('tpt', id), key, name, stage };
}
