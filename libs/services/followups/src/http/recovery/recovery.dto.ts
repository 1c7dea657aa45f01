import {
  BooleanField,
  EnumField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  PublicIdField,
  RecordField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { csvLine, publicId } from '@hearback/kernel';
import { SCORE_LEVELS, type ScoreLevel } from '@hearback/questionnaire';
import type { PeriodRecovery } from '../../application/recovery/report-recovery.js';
import {
  RECOVERY_STATES,
  type Recovery,
  type RecoverySettings,
  type RecoveryState,
} from '../../domain/recovery/recovery.js';
import { optionalId, publicIdOrNull } from '../ids.js';

/** The survey that customers are sent after their task was resolved. */
export class RecoverySettingsDto {
  @BooleanField({ example: false, description: 'Whether it is sent.' }) readonly enabled: boolean;
  @PublicIdField('srv', {
    optional: true,
    nullable: true,
    outOfSample: true,
    description: 'The survey; required while it is enabled. It must be open when it is sent.',
  })
  readonly survey_id?: string | null;
  @IntegerField({
    min: 0,
    max: 129_600,
    description: 'Minutes from the resolution to the survey, at most 90 days; 0: at once.',
    example: 1440,
  })
  readonly delay_minutes: number;
}

/** The survey after one resolution of a task. */
export class RecoveryDto {
  @IntegerField({ min: 0, description: 'How often the task had been opened again.', example: 0 })
  readonly round: number;
  @PublicIdField('srv') readonly survey_id: string;
  @EnumField(RECOVERY_STATES, {
    description:
      '`planned`: its time has not come. `requested`: the rules of attention decide. `refused`, `cancelled`: the customer is not asked, see `reason`.',
    example: 'planned',
  })
  readonly state: RecoveryState;
  @StringField({ nullable: true, description: 'Why the customer is not asked.', example: 'person-first' })
  readonly reason: string | null;
  @TimestampField() readonly resolved_at: string;
  @TimestampField({ description: 'When it is or was to be sent.' }) readonly due_at: string;
  @TimestampField({ nullable: true }) readonly sent_at: string | null;
  @PublicIdField('rsp', { nullable: true }) readonly response_id: string | null;
  @IntegerField({ nullable: true, description: 'The first score of the answer.', example: 4 })
  readonly score: number | null;
  @IntegerField({ nullable: true, description: 'The highest score of its scale.', example: 5 })
  readonly score_max: number | null;
  @EnumField(SCORE_LEVELS, { nullable: true, example: 'high' }) readonly level: ScoreLevel | null;
  @TimestampField({ nullable: true }) readonly answered_at: string | null;
  @TimestampField({ nullable: true, description: 'When the answer opened the task again.' })
  readonly reopened_at: string | null;
}

/** The surveys after the resolutions of a task. */
export class TaskRecoveryDto {
  @ListField(() => RecoveryDto, { max: 1000, description: 'Oldest first.' }) readonly data: RecoveryDto[];
}

/** The recovery rate. */
export class RecoveryRateDto {
  @NumberField({ description: 'Percent of `n`.', example: 75 }) readonly value: number;
  @NumberField({ description: 'Lower end of the 95 % interval (Wilson), in percent.', example: 62.77 })
  readonly low: number;
  @NumberField({ description: 'Upper end, in percent.', example: 84.22 }) readonly high: number;
}

/** Whether customers are satisfied after their tasks were resolved. */
export class RecoveryReportDto {
  @TimestampField() readonly from: string;
  @TimestampField() readonly to: string;
  @IntegerField({ min: 0, description: 'Resolutions in the period that planned a survey.' })
  readonly resolutions: number;
  @IntegerField({ min: 0, description: 'Whose survey was sent.' }) readonly asked: number;
  @IntegerField({ min: 0, description: 'Answers with a score: the n of the rate.' }) readonly n: number;
  @IntegerField({ min: 0, description: 'Answers with a high score.' }) readonly recovered: number;
  @IntegerField({ min: 0, description: 'Answers with a low score.' }) readonly unhappy: number;
  @IntegerField({ min: 0, description: 'Tasks that an unhappy answer opened again.' }) readonly reopened: number;
  @RecordField({ of: ['integer'], description: 'Why others were not asked.', example: { 'person-first': 2 } })
  readonly not_asked: Record<string, number>;
  @ObjectField(() => RecoveryRateDto, { nullable: true, description: 'Null without answers.' })
  readonly rate: RecoveryRateDto | null;
}

/** The settings of a body. */
export function recoverySettingsFromDto(dto: RecoverySettingsDto): RecoverySettings {
  const { enabled, survey_id: survey, delay_minutes: delayMinutes } = dto;
  return { enabled, surveyId: optionalId('srv', survey), delayMinutes };
}

/** The settings as the API shows them. */
export function recoverySettingsToDto({ enabled, surveyId, delayMinutes }: RecoverySettings): RecoverySettingsDto {
  return { enabled, survey_id: publicIdOrNull('srv', surveyId), delay_minutes: delayMinutes };
}

/** A survey as the API shows it. */
export function recoveryToDto(recovery: Recovery): RecoveryDto {
  return {
    round: recovery.round,
    survey_id: publicId('srv', recovery.surveyId),
    state: recovery.state,
    reason: recovery.reason,
    resolved_at: recovery.resolvedAt.toISOString(),
    due_at: recovery.dueAt.toISOString(),
    sent_at: recovery.sentAt?.toISOString() ?? null,
    response_id: publicIdOrNull('rsp', recovery.responseId),
    score: recovery.score,
    score_max: recovery.scoreMax,
    level: recovery.level,
    answered_at: recovery.answeredAt?.toISOString() ?? null,
    reopened_at: recovery.reopenedAt?.toISOString() ?? null,
  };
}

/** The report as the API shows it. */
export function recoveryReportToDto({ from, to, report }: PeriodRecovery): RecoveryReportDto {
  const { resolutions, asked, n, recovered, unhappy, reopened, notAsked, rate } = report;
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    resolutions,
    asked,
    n,
    recovered,
    unhappy,
    reopened,
    not_asked: Object.fromEntries(notAsked),
    rate: rate && { value: rate.value, low: rate.interval.low, high: rate.interval.high },
  };
}

/** The report as one line of CSV under its header; cells without data are empty. */
export function recoveryReportToCsv(period: PeriodRecovery): string {
  const { rate, not_asked: notAsked, ...counts } = recoveryReportToDto(period);
  const cells = {
    ...counts,
    not_asked: Object.values(notAsked).reduce((sum, count) => sum + count, 0),
    rate: rate?.value ?? '',
    rate_low: rate?.low ?? '',
    rate_high: rate?.high ?? '',
  };
  return `${csvLine(Object.keys(cells))}${csvLine(Object.values(cells))}`;
}
