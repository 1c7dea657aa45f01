import { parsePublicId, publicId } from '@hearback/kernel';
import {
  BooleanField,
  EntityTag,
  EnumField,
  IntegerField,
  ListQueryDto,
  ObjectField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import type { PlanFilter } from '../../application/asking/plan-queries.js';
import { GUARD_KINDS, type GuardKind } from '../../domain/asking/plan-guard.js';
import { PLAN_KINDS, PLAN_STATUSES, type Plan, type PlanKind, type PlanStatus } from '../../domain/asking/plan.js';
import {
  NAME,
  PlanAudienceDto,
  PlanMessageDto,
  PlanRecurringDto,
  PlanRemindersDto,
  PlanScheduleDto,
  PlanTriggerDto,
  WINDOW,
} from './plan-content.dto.js';

/** The query of a list of plans. */
export class PlanQueryDto extends ListQueryDto {
  @EnumField(PLAN_KINDS, { optional: true, example: 'campaign' })
  readonly kind?: PlanKind;
  @EnumField(PLAN_STATUSES, { optional: true, example: 'running' })
  readonly status?: PlanStatus;
  @PublicIdField('srv', { optional: true })
  readonly survey_id?: string;
}

/** A plan: whom, what, when. */
export class PlanDto {
  @PublicIdField('pln')
  readonly id: string;
  @EnumField(PLAN_KINDS, { description: '`single`: the customers whom a survey asks one by one.' })
  readonly kind: PlanKind;
  @StringField(NAME)
  readonly name: string;
  @PublicIdField('srv')
  readonly survey_id: string;
  @IntegerField({ min: 1, nullable: true, description: 'The version that is mailed; null: not started.' })
  readonly survey_version: number | null;
  @EnumField(PLAN_STATUSES)
  readonly status: PlanStatus;
  @EnumField(GUARD_KINDS, {
    nullable: true,
    description: 'Why it paused by itself; null: it is not paused, or somebody paused it.',
  })
  readonly paused_because: GuardKind | null;
  @ObjectField(() => PlanAudienceDto)
  readonly audience: PlanAudienceDto;
  @ObjectField(() => PlanScheduleDto, { nullable: true })
  readonly schedule: PlanScheduleDto | null;
  @ObjectField(() => PlanTriggerDto, { nullable: true })
  readonly trigger: PlanTriggerDto | null;
  @ObjectField(() => PlanRecurringDto, { nullable: true })
  readonly recurring: PlanRecurringDto | null;
  @ObjectField(() => PlanRemindersDto, { nullable: true })
  readonly reminders: PlanRemindersDto | null;
  @BooleanField()
  readonly thanks: boolean;
  @IntegerField(WINDOW)
  readonly window_days: number;
  @ObjectField(() => PlanMessageDto)
  readonly message: PlanMessageDto;
  @EntityTag()
  @IntegerField({ min: 1, description: 'The `ETag` to send as `If-Match`.' })
  readonly revision: number;
  @TimestampField()
  readonly created_at: string;
  @TimestampField()
  readonly updated_at: string;
  @TimestampField({ nullable: true })
  readonly started_at: string | null;
  @TimestampField({ nullable: true })
  readonly ended_at: string | null;
}

/** The filter of a list. */
export function fromPlanQueryDto({ kind, status, survey_id: surveyId }: PlanQueryDto): PlanFilter {
  return { kind, status, surveyId: surveyId === undefined ? undefined : parsePublicId('srv', surveyId) };
}

/** The plan as the API shows it. */
export function toPlanDto(plan: Plan): PlanDto {
  const { audience, schedule, trigger, recurring, reminderDays, senderId } = plan;
  return {
    id: publicId('pln', plan.id),
    kind: plan.kind,
    name: plan.name,
    survey_id: publicId('srv', plan.surveyId),
    survey_version: plan.surveyVersion,
    status: plan.status,
    paused_because: plan.pausedBecause,
    audience: {
      kind: audience.kind,
      ...(audience.kind === 'segments' && { segment_ids: audience.segmentIds.map((id) => publicId('seg', id)) }),
      ...(audience.kind === 'customers' && { external_ids: audience.externalIds }),
    },
    schedule: schedule && {
      first_day: schedule.firstDay,
      days: schedule.days,
      per_day: schedule.perDay,
      time: schedule.time,
      at_usual_time: schedule.atUsualTime ?? false,
    },
    trigger: trigger && { event: trigger.event, delay_minutes: trigger.delayMinutes, cancel_if: trigger.cancelIf },
    recurring: recurring && {
      every: recurring.every,
      unit: recurring.unit,
      since: recurring.anchor.kind,
      name: recurring.anchor.name,
      time: recurring.time,
      at_usual_time: recurring.atUsualTime,
    },
    reminders: reminderDays[0] === undefined ? null : { after_days: reminderDays[0], count: reminderDays.length },
    thanks: plan.thanks,
    window_days: plan.windowDays,
    message: { sender_id: senderId && publicId('snd', senderId), texts: plan.texts },
    revision: plan.revision,
    created_at: plan.createdAt.toISOString(),
    updated_at: plan.updatedAt.toISOString(),
    started_at: plan.startedAt?.toISOString() ?? null,
    ended_at: plan.endedAt?.toISOString() ?? null,
  };
}
