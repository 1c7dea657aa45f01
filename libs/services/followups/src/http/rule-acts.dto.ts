import {
  EnumField,
  IntegerField,
  ListField,
  ObjectField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { StoredAct } from '../application/rules/rule-act-store.js';
import { followupsErrors } from '../application/followups.errors.js';
import { ACT_STATES, type ActState } from '../domain/rule-act.js';
import { ReasonDto, reasonToDto } from './dry-run.dto.js';
import { checkedId, publicIdOrNull } from './ids.js';
import { actToDto, RuleActDto } from './rule-act.dto.js';

/** What the acts are about: exactly one of the two. */
export class RuleActsQueryDto {
  @PublicIdField('tsk', { optional: true, outOfSample: true, description: 'Instead of `response_id`.' })
  readonly task_id?: string;
  @PublicIdField('rsp', { optional: true }) readonly response_id?: string;
}

/** Something that a rule did, or did not do, with its explanation. */
export class DoneActDto {
  @PublicIdField('rul') readonly rule_id: string;
  @StringField({ example: 'Detractor with a comment' }) readonly rule_name: string;
  @IntegerField({ min: 1 }) readonly rule_version: number;
  @IntegerField({ min: 1, description: 'Its place among the acts of the rule.' }) readonly position: number;
  @PublicIdField('rsp') readonly response_id: string;
  @PublicIdField('tsk', { nullable: true, description: 'The task that the rule opened; null: none.' })
  readonly task_id: string | null;
  @ObjectField(() => RuleActDto) readonly act: RuleActDto;
  @ListField(() => ReasonDto, { max: 50, description: 'Each condition of the rule with its result.' })
  readonly because: ReasonDto[];
  @EnumField(ACT_STATES, {
    description: '`requested`: the service that does it has not said yet what became of it. `refused`: see `reason`.',
    example: 'done',
  })
  readonly state: ActState;
  @StringField({ nullable: true, description: 'Why it was not done.', example: 'person-first' })
  readonly reason: string | null;
  @TimestampField() readonly at: string;
  @TimestampField({ nullable: true, description: 'When it was known what became of it.' })
  readonly settled_at: string | null;
}

/** The acts of rules. */
export class RuleActsDto {
  @ListField(() => DoneActDto, { max: 500 }) readonly data: DoneActDto[];
}

/** What the acts are about. @throws `bad-acts-query` unless exactly one is given */
export function actsQueryFromDto(dto: RuleActsQueryDto): { readonly taskId: string } | { readonly responseId: string } {
  const { task_id: task, response_id: response } = dto;
  if (task !== undefined && response === undefined) return { taskId: checkedId('tsk', task) };
  if (response !== undefined && task === undefined) return { responseId: checkedId('rsp', response) };
  throw followupsErrors.error('bad-acts-query');
}

/** The acts as the API shows them. */
export function actsToDto(acts: readonly StoredAct[]): RuleActsDto {
  return {
    data: acts.map((act) => ({
      rule_id: publicId('rul', act.ruleId),
      rule_name: act.ruleName,
      rule_version: act.ruleVersion,
      position: act.position,
      response_id: publicId('rsp', act.responseId),
      task_id: publicIdOrNull('tsk', act.taskId),
      act: actToDto(act.act),
      because: act.because.map(reasonToDto),
      state: act.state,
      reason: act.reason,
      at: act.at.toISOString(),
      settled_at: act.settledAt?.toISOString() ?? null,
    })),
  };
}
