import {
  EnumField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { publicId, type Interval } from '@hearback/kernel';
import type {
  EffectReport,
  EffectRow,
  ListedAnswer,
  ListedPair,
  MeanScores,
} from '../../application/effect/effect-report.js';
import type { ComputedReport } from '../../application/prepared/prepared-report.js';
import { ACTIONS, type Action } from '../../domain/loop-effect/followed-answer.js';
import { METRICS, type Metric } from '../../domain/method.js';
import { BoundsDto } from '../bucket.dto.js';
import { RefusalDto } from '../refusal.dto.js';

/** Mean scores of the customers who are compared. */
export class MeanScoresDto {
  @NumberField({ example: 3.1 })
  readonly first: number;

  @NumberField({ example: 6.8 })
  readonly next: number;

  @ObjectField(() => BoundsDto, { description: '95 %, of the next score.' })
  readonly next_interval: Interval;

  static fromMeans({ first, next, nextInterval }: MeanScores): MeanScoresDto {
    return { first, next, next_interval: nextInterval };
  }
}

/** The effect of one way of following up. */
export class EffectRowDto {
  @EnumField(ACTIONS, {
    description:
      'any_person: a person answered. person_within_day, person_later: within 24 hours of the first answer, or later. promise_kept, promise_broken: a person answered and promised. automatic_only: no person. task_only: a task, and no answer; its effect should be none.',
  })
  readonly action: Action;

  @IntegerField({ min: 0, example: 70, description: 'Customers followed up like this who answered again.' })
  readonly treated: number;

  @IntegerField({ min: 0, example: 64, description: 'Those of them with a customer like them who was not.' })
  readonly pairs: number;

  @IntegerField({ min: 0, example: 0, description: 'Pairs until the number is reliable.' })
  readonly pairs_needed: number;

  @NumberField({ min: 0, max: 1, example: 0.95 })
  readonly confidence: number;

  @NumberField({
    nullable: true,
    example: 1.3,
    description: 'Points of the scale by which the next score of those followed up rose more than that of the others.',
  })
  readonly effect: number | null;

  @ObjectField(() => BoundsDto, { nullable: true })
  readonly interval: Interval | null;

  @NumberField({ nullable: true, example: 0.28 })
  readonly standard_error: number | null;

  @NumberField({ nullable: true, example: 0.0001 })
  readonly p: number | null;

  @EnumField(['better', 'worse', 'no_clear_change'], { nullable: true })
  readonly verdict: EffectRow['verdict'];

  @ObjectField(() => MeanScoresDto, { nullable: true })
  readonly answered: MeanScoresDto | null;

  @ObjectField(() => MeanScoresDto, { nullable: true, description: 'Of the customers they are compared with.' })
  readonly not_answered: MeanScoresDto | null;

  @ObjectField(() => RefusalDto, { nullable: true })
  readonly refusal: RefusalDto | null;

  static fromRow(row: EffectRow): EffectRowDto {
    return {
      action: row.action,
      treated: row.treated,
      pairs: row.pairs,
      pairs_needed: row.pairsNeeded,
      confidence: row.confidence,
      effect: row.effect,
      interval: row.interval,
      standard_error: row.standardError,
      p: row.p,
      verdict: row.verdict,
      answered: row.answered && MeanScoresDto.fromMeans(row.answered),
      not_answered: row.notAnswered && MeanScoresDto.fromMeans(row.notAnswered),
      refusal: RefusalDto.fromRefusal(row.refusal),
    };
  }
}

/** What would have happened by itself. */
export class EffectRegressionDto {
  @NumberField({
    min: -1,
    max: 1,
    example: 0.5,
    description: 'Of a score with the next one, of those not followed up.',
  })
  readonly correlation: number;

  @NumberField({ example: 8, description: 'The mean first score of those not followed up.' })
  readonly mean: number;

  @NumberField({ example: 5.6, description: 'The mean next score to expect without following up.' })
  readonly lands_at: number;
}

/** The period, the scores and the customers of the report. */
export class EffectBasisDto {
  @StringField({ example: 'Europe/Paris' })
  readonly time_zone: string;

  @TimestampField()
  readonly from: string;

  @TimestampField({ description: 'Exclusive; of first answers. Next answers count until now.' })
  readonly to: string;

  @TimestampField({
    description: 'When the numbers were computed: those of the last year without filters are prepared.',
  })
  readonly computed_at: string;

  @EnumField(METRICS)
  readonly metric: Metric;

  @StringField({ nullable: true, example: 'nps.v1', description: 'Null: no customer has answered twice.' })
  readonly method_version: string | null;

  static fromReport({ content, computedAt }: ComputedReport<EffectReport>): EffectBasisDto {
    return {
      time_zone: content.timeZone,
      from: content.from,
      to: content.to,
      computed_at: computedAt.toISOString(),
      metric: content.metric,
      method_version: content.method,
    };
  }
}

/** Whether following up raises the next score. */
export class EffectDto extends EffectBasisDto {
  @EnumField(['loop_effect'])
  readonly object: 'loop_effect';

  @IntegerField({ example: 0, min: 0 })
  readonly scale_min: number;

  @IntegerField({ example: 10, min: 1 })
  readonly scale_max: number;

  @IntegerField({ min: 0, example: 962, description: 'Known customers who answered in the period.' })
  readonly customers: number;

  @IntegerField({ min: 0, example: 420, description: 'Those of them who answered the same survey again.' })
  readonly again: number;

  @IntegerField({ min: 0, example: 171, description: 'Answered by a person, and did not answer again.' })
  readonly silent_answered: number;

  @IntegerField({ min: 0, example: 371, description: 'Others who did not answer again.' })
  readonly silent_others: number;

  @ListField(() => EffectRowDto, {
    max: ACTIONS.length,
    description: 'The first is of any answer of a person; intervals and verdicts of the others are at 5 % together.',
  })
  readonly rows: readonly EffectRowDto[];

  @ObjectField(() => EffectRegressionDto, { nullable: true })
  readonly regression: EffectRegressionDto | null;

  static override fromReport(report: ComputedReport<EffectReport>): EffectDto {
    const { content } = report;
    const { regression } = content;
    return {
      object: 'loop_effect',
      ...EffectBasisDto.fromReport(report),
      scale_min: content.scale.min,
      scale_max: content.scale.max,
      customers: content.customers,
      again: content.again,
      silent_answered: content.silentAnswered,
      silent_others: content.silentOthers,
      rows: content.rows.map((row) => EffectRowDto.fromRow(row)),
      regression: regression && {
        correlation: regression.correlation,
        mean: regression.mean,
        lands_at: regression.landsAt,
      },
    };
  }
}

/** An answer with the next one of the same customer. */
export class ListedAnswerDto {
  @StringField({ example: 'rsp_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c' })
  readonly response_id: string;

  @StringField({ example: 'rsp_0198c0a41d3e7b6f8a2c5d4e3f2a1b0d' })
  readonly next_response_id: string;

  @IntegerField({ min: 0, max: 10, example: 3 })
  readonly first: number;

  @IntegerField({ min: 0, max: 10, example: 7 })
  readonly next: number;

  @TimestampField()
  readonly answered_at: string;

  static fromAnswer({ responseId, nextResponseId, first, next, answeredAt }: ListedAnswer): ListedAnswerDto {
    return {
      response_id: publicId('rsp', responseId),
      next_response_id: publicId('rsp', nextResponseId),
      first,
      next,
      answered_at: answeredAt,
    };
  }
}

/** Two customers who are compared. */
export class EffectPairDto {
  @ObjectField(() => ListedAnswerDto)
  readonly answered: ListedAnswerDto;

  @ObjectField(() => ListedAnswerDto)
  readonly not_answered: ListedAnswerDto;

  static fromPair({ answered, notAnswered }: ListedPair): EffectPairDto {
    return {
      answered: ListedAnswerDto.fromAnswer(answered),
      not_answered: ListedAnswerDto.fromAnswer(notAnswered),
    };
  }
}
