import { publicId } from '@hearback/kernel';
import { followupsErrors } from '../application/followups.errors.js';
import type { RuleVersion } from '../application/rule-queries.js';
import type { StoredRule } from '../application/rule-store.js';
import { conditionToJson, parseCondition } from '../domain/parse-condition.js';
import type { Condition } from '../domain/condition.js';
import { DEFAULT_TASKS_PER_HOUR, type RuleBody, type TaskAction } from '../domain/rule.js';
import type { RuleAct } from '../domain/rule-act.js';
import { actorToDto, checkedId } from './ids.js';
import { actFromDto, actMemberDefects, actToDto, type RuleActDto } from './rule-act.dto.js';
import type { ChangeRuleDto, CreateRuleDto, RuleDto, TaskActionDto } from './rule.dto.js';

/** The rule to create; `pointer` is its JSON pointer in the body. Throws `bad-rule` for invalid conditions. */
export function ruleFromDto(dto: CreateRuleDto, pointer = ''): RuleBody {
  return {
    name: dto.name,
    active: dto.active ?? true,
    conditions: conditionsFromDto(dto.conditions, pointer),
    action: dto.action === undefined || dto.action === null ? null : actionFromDto(dto.action),
    acts: actsFromDto(dto.acts ?? [], pointer),
    maxAnswerAgeDays: dto.max_answer_age_days ?? null,
    maxTasksPerHour: dto.max_tasks_per_hour ?? DEFAULT_TASKS_PER_HOUR,
  };
}

/** The members of a rule to change. Throws `bad-rule` for invalid conditions. */
export function ruleChangeFromDto(dto: ChangeRuleDto): Partial<RuleBody> {
  return {
    ...(dto.name === undefined ? {} : { name: dto.name }),
    ...(dto.active === undefined ? {} : { active: dto.active }),
    ...(dto.conditions === undefined ? {} : { conditions: conditionsFromDto(dto.conditions, '') }),
    ...(dto.action === undefined ? {} : { action: dto.action && actionFromDto(dto.action) }),
    ...(dto.acts === undefined ? {} : { acts: actsFromDto(dto.acts, '') }),
    ...(dto.max_answer_age_days === undefined ? {} : { maxAnswerAgeDays: dto.max_answer_age_days }),
    ...(dto.max_tasks_per_hour === undefined ? {} : { maxTasksPerHour: dto.max_tasks_per_hour }),
  };
}

/** The rule as the API shows it. */
export function ruleToDto(rule: StoredRule): RuleDto {
  return {
    id: publicId('rul', rule.id),
    version: rule.version,
    position: rule.position,
    ...bodyToDto(rule),
    held_back: { count: rule.heldBack.count, last_at: rule.heldBack.lastAt?.toISOString() ?? null },
    created_at: rule.createdAt.toISOString(),
    updated_at: rule.updatedAt.toISOString(),
  };
}

/** A version of a rule for the export of the workspace. */
export function ruleVersionToLine({ ruleId, version, body, madeBy, madeAt }: RuleVersion): object {
  const { kind, id } = actorToDto(madeBy, new Map());
  return {
    rule_id: publicId('rul', ruleId),
    version,
    ...bodyToDto(body),
    made_by: { kind, id },
    made_at: madeAt.toISOString(),
  };
}

function bodyToDto({ name, active, conditions, action, acts, maxAnswerAgeDays, maxTasksPerHour }: RuleBody) {
  return {
    name,
    active,
    conditions: conditionToJson(conditions),
    action: action && actionToDto(action),
    acts: acts.map(actToDto),
    max_answer_age_days: maxAnswerAgeDays,
    max_tasks_per_hour: maxTasksPerHour,
  };
}

function actionToDto({ title, playbook, dueInMinutes, assignment }: TaskAction): TaskActionDto {
  return {
    title,
    playbook,
    due_in_minutes: dueInMinutes,
    assignment: {
      strategy: assignment.strategy,
      staff_ids: assignment.staffIds.map((id) => publicId('stf', id)),
      team_ids: assignment.teamIds.map((id) => publicId('tem', id)),
      attribute: assignment.attribute,
    },
  };
}

function actsFromDto(acts: readonly RuleActDto[], pointer: string): readonly RuleAct[] {
  const errors = actMemberDefects(acts, `${pointer}/acts`);
  if (errors.length > 0) throw followupsErrors.error('bad-rule', undefined, { errors });
  return acts.map(actFromDto);
}

function conditionsFromDto(json: unknown, pointer: string): Condition {
  const parsed = parseCondition(json, `${pointer}/conditions`);
  if (!parsed.ok) throw followupsErrors.error('bad-rule', undefined, { errors: parsed.errors });
  return parsed.value;
}

function actionFromDto(dto: TaskActionDto): TaskAction {
  return {
    title: dto.title,
    playbook: dto.playbook ?? '',
    dueInMinutes: dto.due_in_minutes,
    assignment: {
      strategy: dto.assignment.strategy,
      staffIds: (dto.assignment.staff_ids ?? []).map((id) => checkedId('stf', id)),
      teamIds: (dto.assignment.team_ids ?? []).map((id) => checkedId('tem', id)),
      attribute: dto.assignment.attribute ?? null,
    },
  };
}
