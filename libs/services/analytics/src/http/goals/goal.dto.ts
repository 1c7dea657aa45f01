import {
  EntityTag,
  EnumField,
  IntegerField,
  NumberField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { parsePublicId, publicId } from '@hearback/kernel';
import { GOAL_FIGURES, type Figure } from '../../domain/goals/figure.js';
import type { Goal, GoalChange, GoalContent } from '../../domain/goals/goal.js';

const TARGET = {
  min: -100,
  max: 1_000_000_000,
  example: 85,
  description:
    'In the unit of the figure: per cent (csat, ces, retention, conversion), points (nps), minor units of the currency (service_cost, order_value, customer_value) or minutes (first_response, resolution).',
};
const BY = {
  min: 10,
  max: 10,
  pattern: /^\d{4}-\d\d-\d\d$/,
  example: '2026-12-31',
  description: 'The day by which it should be reached, in the workspace’s time zone.',
};
const OWNER = { nullable: true, description: 'The member who looks after it; null: nobody.' } as const;
const TOUCHPOINT = { nullable: true, description: 'Null: of all touchpoints.' } as const;

/** A goal to create. */
export class CreateGoalDto {
  @EnumField(GOAL_FIGURES, { example: 'csat' }) readonly figure: Figure;
  @PublicIdField('tpt', { ...TOUCHPOINT, optional: true }) readonly touchpoint_id?: string | null;
  @NumberField(TARGET) readonly target: number;
  @StringField(BY) readonly by: string;
  @PublicIdField('stf', { ...OWNER, optional: true }) readonly owner_id?: string | null;

  static toContent({ figure, touchpoint_id, target, by, owner_id }: CreateGoalDto): GoalContent {
    return {
      figure,
      touchpointId: uuidOf('tpt', touchpoint_id) ?? null,
      target,
      by,
      ownerId: uuidOf('stf', owner_id) ?? null,
    };
  }
}

/** Changes of a goal; members that are left out stay as they are. */
export class ChangeGoalDto {
  @NumberField({ ...TARGET, optional: true }) readonly target?: number;
  @StringField({ ...BY, optional: true }) readonly by?: string;
  @PublicIdField('stf', { ...OWNER, optional: true }) readonly owner_id?: string | null;

  static toChange({ target, by, owner_id }: ChangeGoalDto): GoalChange {
    const ownerId = uuidOf('stf', owner_id);
    return {
      ...(target !== undefined && { target }),
      ...(by !== undefined && { by }),
      ...(ownerId !== undefined && { ownerId }),
    };
  }
}

/** What a figure should reach, and by when. */
export class GoalDto {
  @PublicIdField('gol') readonly id: string;
  @EnumField(GOAL_FIGURES, { example: 'csat' }) readonly figure: Figure;
  @PublicIdField('tpt', TOUCHPOINT) readonly touchpoint_id: string | null;
  @NumberField(TARGET) readonly target: number;
  @StringField(BY) readonly by: string;
  @PublicIdField('stf', OWNER) readonly owner_id: string | null;
  @EntityTag()
  @IntegerField({ min: 1, description: 'Incremented by each change; it is the `ETag` to send as `If-Match`.' })
  readonly revision: number;
  @TimestampField() readonly created_at: string;
  @TimestampField() readonly updated_at: string;

  static fromGoal(goal: Goal): GoalDto {
    return {
      id: publicId('gol', goal.id),
      figure: goal.figure,
      touchpoint_id: goal.touchpointId && publicId('tpt', goal.touchpointId),
      target: goal.target,
      by: goal.by,
      owner_id: goal.ownerId && publicId('stf', goal.ownerId),
      revision: goal.revision,
      created_at: goal.createdAt.toISOString(),
      updated_at: goal.updatedAt.toISOString(),
    };
  }
}

function uuidOf(prefix: 'tpt' | 'stf', id: string | null | undefined): string | null | undefined {
  return typeof id === 'string' ? parsePublicId(prefix, id) : id;
}
