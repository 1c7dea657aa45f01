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
import { DEFAULT_TASKS_PER_HOUR } from '../domain/rule.js';

const CONDITIONS = {
  description: 'Which responses open a task.',
  shape: CONDITION_SHAPE,
  example: { all: [{ score: { metric: 'nps', op: 'lte', value: 6 } }, { text: 'present' }] },
  maxBytes: 16_384,
  maxDepth: 12,
};

const TASKS_PER_HOUR = {
  min: 1,
  max: 1_000_000,
  description: `Tasks that the rule may open within 60 minutes; further matching responses open none. Default: ${DEFAULT_TASKS_PER_HOUR}.`,
  example: DEFAULT_TASKS_PER_HOUR,
};

/** Who the tasks are assigned to. */
export class AssignmentDto {
  @EnumField(['fixed', 'round_robin', 'none'], {
    description: '`fixed`: the one member listed. `round_robin`: the listed members in turn. `none`: nobody.',
  })
  readonly strategy: 'fixed' | 'round_robin' | 'none';

  @ListField('string', {
    max: 100,
    item: { max: 36, pattern: /^stf_[0-9a-f]{32}$/ },
    optional: true,
    description: 'Ids of active members of staff.',
    example: ['stf_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'],
  })
  readonly staff_ids?: string[];
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

  @ObjectField(() => TaskActionDto)
  readonly action: TaskActionDto;

  @IntegerField({
    min: 1,
    max: 3650,
    optional: true,
    nullable: true,
    description: 'Responses that are older than this when they arrive (imports) open no task. Default: null, no limit.',
    example: 30,
  })
  readonly max_answer_age_days?: number | null;

  @IntegerField({ ...TASKS_PER_HOUR, optional: true })
  readonly max_tasks_per_hour?: number;
}

/** The members of a rule to change; `action` is replaced as a whole. */
export class ChangeRuleDto {
  @StringField({ min: 1, max: 200, optional: true, example: 'Detractor with a comment' })
  readonly name?: string;

  @BooleanField({ optional: true })
  readonly active?: boolean;

  @JsonField({ ...CONDITIONS, optional: true })
  readonly conditions?: Record<string, unknown>;

  @ObjectField(() => TaskActionDto, { optional: true })
  readonly action?: TaskActionDto;

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
  @StringField({ example: 'Detractor with a comment' }) readonly name: string;
  @BooleanField() readonly active: boolean;
  @JsonField(CONDITIONS) readonly conditions: Record<string, unknown>;
  @ObjectField(() => TaskActionDto) readonly action: TaskActionDto;
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
