import {
  EnumField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  StringField,
  TimestampField,
} from '@hearback/http';
import type { DryRun } from '../../application/asking/dry-run-plan.js';
import type { PlanProgress } from '../../application/asking/plan-queries.js';
import { INVITATION_STATUSES, type InvitationStatus } from '../../domain/asking/invitation.js';
import { GUARD_KINDS, GUARD_LIMITS, type GuardKind } from '../../domain/asking/plan-guard.js';
import { ReasonCountDto } from './attention.dto.js';

const COUNT = { min: 0, example: 12 };
const DAY = { example: '2026-03-02', description: 'Each customer lives the day in the own time zone.' };

/** Customers of a day. */
export class PlanDayDto {
  @StringField(DAY)
  readonly day: string;
  @IntegerField(COUNT)
  readonly customers: number;
}

/** Answers to expect. */
export class ExpectedAnswersDto {
  @IntegerField(COUNT)
  readonly low: number;
  @IntegerField(COUNT)
  readonly expected: number;
  @IntegerField(COUNT)
  readonly high: number;
}

/** Past invitations from which answers are predicted. */
export class PastInvitationsDto {
  @IntegerField(COUNT)
  readonly invited: number;
  @IntegerField(COUNT)
  readonly answered: number;
}

/** Customers of a language. */
export class LanguageCountDto {
  @StringField({ nullable: true, example: 'en' })
  readonly language: string | null;
  @IntegerField(COUNT)
  readonly customers: number;
}

/** What would happen if a campaign were started now. */
export class DryRunDto {
  @TimestampField()
  readonly at: string;
  @IntegerField(COUNT)
  readonly asked: number;
  @IntegerField(COUNT)
  readonly left_out: number;
  @ListField(() => ReasonCountDto, { max: 50 })
  readonly reasons: readonly ReasonCountDto[];
  @ListField(() => PlanDayDto, { max: 365 })
  readonly days: readonly PlanDayDto[];
  @ObjectField(() => ExpectedAnswersDto, {
    nullable: true,
    description: 'At 95 %, from past invitations of the survey, else of its kind; null: fewer than 30.',
  })
  readonly expected: ExpectedAnswersDto | null;
  @ObjectField(() => PastInvitationsDto)
  readonly past: PastInvitationsDto;
  @ListField(() => LanguageCountDto, { max: 1000 })
  readonly languages: readonly LanguageCountDto[];
}

/** Places and mails of a day. */
export class ProgressDayDto {
  @StringField(DAY)
  readonly day: string;
  @IntegerField(COUNT)
  readonly planned: number;
  @IntegerField(COUNT)
  readonly sent: number;
}

/** What pauses a campaign by itself. */
export class PlanGuardDto {
  @EnumField(GUARD_KINDS, { description: '`complained`: reported as spam; `refused`: asked to get no more questions.' })
  readonly kind: GuardKind;
  @IntegerField(COUNT)
  readonly customers: number;
  @IntegerField({ ...COUNT, description: 'Asked since the start, or since somebody resumed the campaign.' })
  readonly asked: number;
  @NumberField({ min: 0, max: 1, example: 0.03, description: 'The share that it pauses above, by more than chance.' })
  readonly limit: number;
}

/** How far a plan has come: invitations by their status. */
export class PlanProgressDto implements Readonly<Record<InvitationStatus, number>> {
  @IntegerField(COUNT)
  readonly planned: number;
  @IntegerField(COUNT)
  readonly suppressed: number;
  @IntegerField(COUNT)
  readonly sending: number;
  @IntegerField(COUNT)
  readonly sent: number;
  @IntegerField(COUNT)
  readonly bounced: number;
  @IntegerField(COUNT)
  readonly provisional: number;
  @IntegerField(COUNT)
  readonly started: number;
  @IntegerField(COUNT)
  readonly completed: number;
  @IntegerField(COUNT)
  readonly expired: number;
  @ListField(() => ReasonCountDto, { max: 50, description: 'Why customers are not asked.' })
  readonly left_out: readonly ReasonCountDto[];
  @ListField(() => ProgressDayDto, { max: 365 })
  readonly days: readonly ProgressDayDto[];
  @ListField(() => PlanGuardDto, { max: 3 })
  readonly guards: readonly PlanGuardDto[];
}

/** The dry run as the API shows it. */
export function toDryRunDto({ at, leftOut, ...run }: DryRun): DryRunDto {
  return { ...run, at: at.toISOString(), left_out: leftOut };
}

/** The progress as the API shows it. */
export function toPlanProgressDto({ statuses, reasons, days, guard }: PlanProgress): PlanProgressDto {
  const counts = Object.fromEntries(INVITATION_STATUSES.map((status) => [status, statuses.get(status) ?? 0]));
  const guards = GUARD_KINDS.map((kind) => ({
    kind,
    customers: guard[kind],
    asked: guard.asked,
    limit: GUARD_LIMITS[kind],
  }));
  return { ...(counts as Record<InvitationStatus, number>), left_out: reasons, days, guards };
}
