import { publicId } from '@hearback/kernel';
import {
  BooleanField,
  TimestampField,
  IntegerField,
  ListQueryDto,
  PublicIdField,
  StringField,
  EnumField,
} from '@hearback/http';
import type { CreateTouchpointCommand } from '../application/create-touchpoint.js';
import { JOURNEY_STAGES, type JourneyStage, type Touchpoint, type TouchpointChange } from '../domain/touchpoint.js';

const NAME = { min: 1, max: 200, pattern: /\S/, example: 'Delivery' };
const STAGE = { example: 'receive', description: 'Stage of the customer journey.' } as const;
const MOMENT = {
  example: false,
  description: 'Whether customers decide here whether they stay: nothing automatic answers them.',
} as const;
const POSITION = { min: 0, max: 1_000_000, example: 0, description: 'Order within the stage, ascending.' };

/** Body of `POST /v1/touchpoints`. */
export class CreateTouchpointDto {
  @StringField({
    min: 1,
    max: 64,
    pattern: /^[a-z][a-z0-9_-]*$/,
    example: 'delivery',
    description: 'Unique in the workspace; it cannot be changed.',
  })
  readonly key: string;
  @StringField(NAME)
  readonly name: string;
  @EnumField(JOURNEY_STAGES, { ...STAGE, optional: true, nullable: true })
  readonly stage?: JourneyStage | null;
  @IntegerField({ ...POSITION, optional: true })
  readonly position?: number;
  @BooleanField({ ...MOMENT, optional: true })
  readonly moment_of_truth?: boolean;
}

/** A change of a touchpoint; members that are left out stay as they are. */
export class ChangeTouchpointDto {
  @StringField({ ...NAME, optional: true })
  readonly name?: string;
  @EnumField(JOURNEY_STAGES, { ...STAGE, optional: true, nullable: true })
  readonly stage?: JourneyStage | null;
  @IntegerField({ ...POSITION, optional: true })
  readonly position?: number;
  @BooleanField({ ...MOMENT, optional: true })
  readonly moment_of_truth?: boolean;
}

/** The query of a list of touchpoints. */
export class TouchpointQueryDto extends ListQueryDto {
  @EnumField(JOURNEY_STAGES, { optional: true, example: 'receive' })
  readonly stage?: JourneyStage;
}

/** A touchpoint. */
export class TouchpointDto {
  @PublicIdField('tpt')
  readonly id: string;
  @StringField({ example: 'delivery' })
  readonly key: string;
  @StringField(NAME)
  readonly name: string;
  @EnumField(JOURNEY_STAGES, { ...STAGE, nullable: true })
  readonly stage: JourneyStage | null;
  @IntegerField(POSITION)
  readonly position: number;
  @BooleanField(MOMENT)
  readonly moment_of_truth: boolean;
  @TimestampField()
  readonly created_at: string;
  @TimestampField()
  readonly updated_at: string;
}

/** The command to create a touchpoint. */
export function fromCreateTouchpointDto(dto: CreateTouchpointDto): CreateTouchpointCommand {
  return {
    key: dto.key,
    name: dto.name.trim(),
    stage: dto.stage ?? null,
    position: dto.position ?? 0,
    momentOfTruth: dto.moment_of_truth ?? false,
  };
}

/** The change of a touchpoint. */
export function fromChangeTouchpointDto(dto: ChangeTouchpointDto): TouchpointChange {
  return { name: dto.name?.trim(), stage: dto.stage, position: dto.position, momentOfTruth: dto.moment_of_truth };
}

/** The touchpoint as the API shows it. */
export function toTouchpointDto(touchpoint: Touchpoint): TouchpointDto {
  const { id, key, name, stage, position, momentOfTruth, createdAt, updatedAt } = touchpoint;
  const times = { created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() };
  return { id: publicId('tpt', id), key, name, stage, position, moment_of_truth: momentOfTruth, ...times };
}
