import {
  BooleanField,
  TimestampField,
  IntegerField,
  JsonField,
  ListField,
  ListQueryDto,
  ObjectField,
  PublicIdField,
  StringField,
  EnumField,
} from '@hearback/http';
import { CONDITION_SHAPE } from '../domain/condition-schema.js';
import { DEFAULT_TASKS_PER_HOUR, STRATEGIES, type Strategy } from '../domain/rule.js';
import { RuleActDto } from './rule-act.dto.js';

const CONDITIONS = {
  description: 'Which responses the rule acts on.',
  shape: CONDITION_SHAPE,
  example: { all: [{ score: { metric: 'nps', op: 'lte', value: 6 } }, { text: 'present' }] },
  maxBytes: 16_384,
  maxDepth: 12,
};

const THEN = {
  max: 10,
  description: 'What the rule does then, in this order. What they do never makes rules act.',
} as const;

const OPENS = 'The task that the rule opens first; null: it opens none. Default: null.';

const TASKS_PER_HOUR = {
  min: 1,
  max: 1_000_000,
  description: `Responses on which the rule may act within 60 minutes; on further ones it does not. Default: ${DEFAULT_TASKS_PER_HOUR}.`,
  example: DEFAULT_TASKS_PER_HOUR,
};

/** Who the tasks are assigned to. */
export class AssignmentDto {
  @EnumField(STRATEGIES, {
    description:
      '`fixed`: the one member listed. `round_robin`: those listed in turn. `least_loaded`: the one of those listed with the fewest open tasks. ' +
      '`customer_owner`: the member whose id or address is in `attribute` of the customer, else as `least_loaded`. `touchpoint_owner`: who looks after the touchpoint by `GET /v1/blueprint`, else as `least_loaded`. `none`: nobody.',
    example: 'fixed',
  })
  readonly strategy: Strategy;

  @ListField('string', {
    max: 100,
    item: { max: 36, pattern: /^stf_[0-9a-f]{32}$/ },
    optional: true,
    description: 'Ids of active members of staff.',
    example: ['stf_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'],
  })
  readonly staff_ids?: string[];

  @ListField('string', {
    max: 20,
    item: { max: 36, pattern: /^tem_[0-9a-f]{32}$/ },
    optional: true,
    outOfSample: true,
    description: 'Ids of teams, whose active members are listed too.',
  })
  readonly team_ids?: string[];

  @StringField({
    min: 1,
    max: 64,
    optional: true,
    nullable: true,
    outOfSample: true,
    description: 'The attribute for `customer_owner`; null for every other strategy.',
    example: 'owner',
  })
  readonly attribute?: string | null;
}

/** The task that a rule opens. */
export class TaskActionDto {
  @StringField({
    min: 1,
    max: 200,
    description:
      'Title of the task. Placeholders: `{{ score }}` (the one that matched the rule), `{{ nps }}`, `{{ csat }}`, `{{ ces }}`, `{{ customer }}`, `{{ channel }}`, `{{ language }}`, ' +
      '`{{ rule }}` and `{{ attribute.<key> }}`.',
    example: 'Call {{ customer }} back: NPS {{ nps }}',
  })
  readonly title: string;

  @StringField({
    max: 10_000,
    optional: true,
    description: 'Instructions for staff, as plain text.',
    example: 'Apologise. Ask. Act.',
  })
  readonly playbook?: string;

  @IntegerField({
    min: 1,
    max: 525_600,
    description: 'Minutes from opening the task until it is due; of opening hours where the workspace has them.',
    example: 1440,
  })
  readonly due_in_minutes: number;

  @ObjectField(() => AssignmentDto)
  readonly assignment: AssignmentDto;
}

/** A rule to create. */
export class CreateRuleDto {
  @StringField({ min: 1, max: 200, example: 'Detractor with a comment' })
  readonly name: string;

  @BooleanField({ optional: true, description: 'Default: true.' })
  readonly active?: boolean;

  @JsonField(CONDITIONS)
  readonly conditions: Record<string, unknown>;

  @ObjectField(() => TaskActionDto, { optional: true, nullable: true, description: OPENS })
  readonly action?: TaskActionDto | null;

  @ListField(() => RuleActDto, { ...THEN, optional: true })
  readonly acts?: RuleActDto[];

  @IntegerField({
    min: 1,
    max: 3650,
    optional: true,
    nullable: true,
    description:
      'On responses that are older than this when they arrive (imports) the rule does not act. Default: null, no limit.',
    example: 30,
  })
  readonly max_answer_age_days?: number | null;

  @IntegerField({ ...TASKS_PER_HOUR, optional: true })
  readonly max_tasks_per_hour?: number;
}

/** The members of a rule to change; `action` and `acts` are replaced as a whole. */
export class ChangeRuleDto {
  @StringField({ min: 1, max: 200, optional: true, example: 'Detractor with a comment' })
  readonly name?: string;

  @BooleanField({ optional: true })
  readonly active?: boolean;

  @JsonField({ ...CONDITIONS, optional: true })
  readonly conditions?: Record<string, unknown>;

  @ObjectField(() => TaskActionDto, { optional: true, nullable: true, description: 'Null: it opens no task.' })
  readonly action?: TaskActionDto | null;

  @ListField(() => RuleActDto, { ...THEN, optional: true })
  readonly acts?: RuleActDto[];

  @IntegerField({ min: 1, max: 3650, optional: true, nullable: true, example: 30 })
  readonly max_answer_age_days?: number | null;

  @IntegerField({ ...TASKS_PER_HOUR, optional: true })
  readonly max_tasks_per_hour?: number;
}

/** The tasks that a rule did not open because it had reached its ceiling. */
export class HeldBackDto {
  @IntegerField({ min: 0, example: 0, description: 'Since the rule was created.' }) readonly count: number;
  @TimestampField({ nullable: true, description: 'The last time; null: never.' }) readonly last_at: string | null;
}

/** The current version of a rule. */
export class RuleDto {
  @PublicIdField('rul') readonly id: string;
  @IntegerField({ min: 1, description: 'Increases with each change.' }) readonly version: number;
  @IntegerField({ min: 0, description: 'Rules act in this order.', example: 1 }) readonly position: number;
  @StringField({ example: 'Detractor with a comment' }) readonly name: string;
  @BooleanField() readonly active: boolean;
  @JsonField(CONDITIONS) readonly conditions: Record<string, unknown>;
  @ObjectField(() => TaskActionDto, { nullable: true, description: 'Null: it opens no task.' })
  readonly action: TaskActionDto | null;
  @ListField(() => RuleActDto, THEN) readonly acts: RuleActDto[];
  @IntegerField({ nullable: true }) readonly max_answer_age_days: number | null;
  @IntegerField(TASKS_PER_HOUR) readonly max_tasks_per_hour: number;
  @ObjectField(() => HeldBackDto, { description: 'Tasks that were not opened because of `max_tasks_per_hour`.' })
  readonly held_back: HeldBackDto;
  @TimestampField() readonly created_at: string;
  @TimestampField() readonly updated_at: string;
}

/** Filters of the list of rules. */
export class RulesQueryDto extends ListQueryDto {
  @BooleanField({ optional: true, description: '`true`: only active rules; `false`: only inactive rules.' })
  readonly active?: boolean;
}

/** The order of the rules. */
export class RuleOrderDto {
  @ListField('string', {
    max: 1000,
    item: { max: 36, pattern: /^rul_[0-9a-f]{32}$/ },
    description: 'The ids of all rules of the workspace, each once, in the order in which they act.',
    example: ['rul_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'],
  })
  readonly rule_ids: string[];
}
