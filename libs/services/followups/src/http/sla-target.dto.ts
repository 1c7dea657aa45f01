import {
  EnumField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  PublicIdField,
  StringField,
} from '@hearback/http';
import { publicId } from '@hearback/kernel';
import { followupsErrors } from '../application/followups.errors.js';
import { CLOCKS, type ClockName, type EscalationAction, type SlaTarget } from '../domain/sla-target.js';
import { checkedId } from './ids.js';

const MINUTES = { min: 1, max: 525_600, nullable: true } as const;
const ACTIONS = ['notify', 'reassign', 'raise'] as const;

/** What happens after a deadline was missed. */
export class EscalationStepDto {
  @EnumField(CLOCKS, { description: 'The deadline.', example: 'resolution' }) readonly clock: ClockName;
  @IntegerField({
    min: 0,
    max: 525_600,
    description: 'Minutes of opening hours after the deadline; 0: as it is missed.',
    example: 60,
  })
  readonly after_minutes: number;
  @EnumField(ACTIONS, {
    description:
      '`notify`: the members listed. `reassign`: to the one member listed. `raise`: marks the task as raised, which every list shows.',
    example: 'raise',
  })
  readonly action: EscalationAction['kind'];
  @ListField('string', {
    max: 20,
    item: { max: 36, pattern: /^stf_[0-9a-f]{32}$/ },
    description: 'One or more for `notify`, exactly one for `reassign`, none for `raise`.',
    example: [],
  })
  readonly staff_ids: string[];
}

/** The least value of a customer. */
export class CustomerValueDto {
  @StringField({ min: 1, max: 64, description: 'An attribute with numbers.', example: 'spent_last_year' })
  readonly attribute: string;
  @NumberField({ example: 1000 }) readonly at_least: number;
}

/** How fast which tasks have to be done; all given conditions must hold. */
export class SlaTargetBodyDto {
  @StringField({ min: 1, max: 80, example: 'Good customers' }) readonly name: string;
  @ListField('string', {
    max: 100,
    item: { max: 36, pattern: /^rul_[0-9a-f]{32}$/ },
    nullable: true,
    description: 'Tasks of these rules; null: of any, and those by hand.',
    example: null,
  })
  readonly rule_ids: string[] | null;
  @ListField('string', {
    max: 100,
    item: { max: 36, pattern: /^tpt_[0-9a-f]{32}$/ },
    nullable: true,
    description: 'Tasks about these touchpoints; null: about any.',
    example: null,
  })
  readonly touchpoint_ids: string[] | null;
  @ObjectField(() => CustomerValueDto, { nullable: true, description: 'As of the answer; null: of any value.' })
  readonly customer_value: CustomerValueDto | null;
  @IntegerField({ ...MINUTES, description: 'Null: no deadline of a first response.', example: 60 })
  readonly first_response_minutes: number | null;
  @IntegerField({ ...MINUTES, description: 'Null: the minutes of the rule.', example: 480 })
  readonly resolution_minutes: number | null;
  @ListField(() => EscalationStepDto, { max: 10 }) readonly steps: EscalationStepDto[];
}

/** Targets to replace those of the workspace. */
export class SlaTargetsBodyDto {
  @ListField(() => SlaTargetBodyDto, { max: 50, description: 'The first whose conditions hold counts.' })
  readonly targets: SlaTargetBodyDto[];
}

/** A target. */
export class SlaTargetDto extends SlaTargetBodyDto {
  @PublicIdField('slt') readonly id: string;
}

/** The targets of a workspace. */
export class SlaTargetsDto {
  @ListField(() => SlaTargetDto, { max: 50, description: 'The first whose conditions hold counts.' })
  readonly targets: SlaTargetDto[];
}

/** The targets of a body. @throws `bad-targets` */
export function targetsFromDto({ targets }: SlaTargetsBodyDto): Omit<SlaTarget, 'id'>[] {
  const errors = targets.flatMap(({ steps }, target) =>
    steps.flatMap(({ action, staff_ids: { length } }, step) => {
      const isRight = action === 'notify' ? length > 0 : length === (action === 'reassign' ? 1 : 0);
      const pointer = `/targets/${target}/steps/${step}/staff_ids`;
      return isRight ? [] : [{ pointer, code: 'invalid-value', detail: NUMBERS[action] }];
    }),
  );
  if (errors.length > 0) throw followupsErrors.error('bad-targets', undefined, { errors });
  return targets.map((dto) => ({
    name: dto.name,
    ruleIds: dto.rule_ids?.map((id) => checkedId('rul', id)) ?? null,
    touchpointIds: dto.touchpoint_ids?.map((id) => checkedId('tpt', id)) ?? null,
    customerValue:
      dto.customer_value === null
        ? null
        : { attribute: dto.customer_value.attribute, atLeast: dto.customer_value.at_least },
    firstResponseMinutes: dto.first_response_minutes,
    resolutionMinutes: dto.resolution_minutes,
    steps: dto.steps.map(({ clock, after_minutes: afterMinutes, action, staff_ids: ids }) => ({
      clock,
      afterMinutes,
      action: actionOf(
        action,
        ids.map((id) => checkedId('stf', id)),
      ),
    })),
  }));
}

const NUMBERS: Readonly<Record<EscalationAction['kind'], string>> = {
  notify: 'must list at least one member for `notify`',
  reassign: 'must list exactly one member for `reassign`',
  raise: 'must be empty for `raise`',
};

function actionOf(kind: EscalationAction['kind'], staffIds: readonly string[]): EscalationAction {
  if (kind === 'notify') return { kind, staffIds };
  return kind === 'reassign' ? { kind, staffId: staffIds[0] as string } : { kind };
}

/** The targets as the API shows them. */
export function targetsToDto(targets: readonly SlaTarget[]): SlaTargetsDto {
  return {
    targets: targets.map((target) => ({
      id: publicId('slt', target.id),
      name: target.name,
      rule_ids: target.ruleIds?.map((id) => publicId('rul', id)) ?? null,
      touchpoint_ids: target.touchpointIds?.map((id) => publicId('tpt', id)) ?? null,
      customer_value:
        target.customerValue === null
          ? null
          : { attribute: target.customerValue.attribute, at_least: target.customerValue.atLeast },
      first_response_minutes: target.firstResponseMinutes,
      resolution_minutes: target.resolutionMinutes,
      steps: target.steps.map(({ clock, afterMinutes, action }) => ({
        clock,
        after_minutes: afterMinutes,
        action: action.kind,
        staff_ids: staffOf(action).map((id) => publicId('stf', id)),
      })),
    })),
  };
}

function staffOf(action: EscalationAction): readonly string[] {
  if (action.kind === 'notify') return action.staffIds;
  return action.kind === 'reassign' ? [action.staffId] : [];
}
