import { publicId } from '@hearback/kernel';
import {
  BooleanField,
  EnumField,
  IntegerField,
  ListField,
  ListQueryDto,
  ObjectField,
  PublicIdField,
  StringField,
  TimestampField,
  NumberField,
} from '@hearback/http';
import type { AnonymousNumber, AnonymousReport } from '../domain/anonymous-report.js';
import type { Comparison, Verdict } from '../domain/comparison.js';
import { MIN_RELIABLE_ANSWERS } from '../domain/measure.js';
import { IntervalDto } from './measure.dto.js';

const DAY = { min: 10, max: 10, example: '2026-10-01' };
const QUESTION = { example: 'team' };

/** The query of a list of reports. */
export class AnonymousReportsQueryDto extends ListQueryDto {
  @PublicIdField('srv', { optional: true })
  readonly survey_id?: string;
}

/** The query of a report. */
export class AnonymousReportQueryDto {
  @StringField({ ...QUESTION, min: 1, max: 64, optional: true, description: 'One of `breakdowns`; never two.' })
  readonly by?: string;
}

/** A period of an anonymous survey that is over. */
export class AnonymousReportHeadDto {
  @PublicIdField('anr')
  readonly id: string;

  @EnumField(['anonymous_report'])
  readonly object: 'anonymous_report';

  @PublicIdField('srv')
  readonly survey_id: string;

  @StringField({ example: 'employees', description: 'Who was asked.' })
  readonly audience: string;

  @StringField({ example: 'month' })
  readonly period: string;

  @StringField({ ...DAY, description: 'The first day, in the workspace’s time zone.' })
  readonly from: string;

  @StringField({ ...DAY, example: '2026-11-01', description: 'The day after the last.' })
  readonly to: string;

  @IntegerField({
    nullable: true,
    min: 5,
    example: 25,
    description: 'Null: fewer than 5 answered, and nothing is shown.',
  })
  readonly people: number | null;

  @ListField('string', { max: 500, example: ['team'], description: 'Questions by which the report can be shown.' })
  readonly breakdowns: readonly string[];

  @TimestampField()
  readonly closed_at: string;

  static fromReport(report: AnonymousReport): AnonymousReportHeadDto {
    const { id, surveyId, audience, period, from, to, people, content, closedAt } = report;
    return {
      id: publicId('anr', id),
      object: 'anonymous_report',
      survey_id: publicId('srv', surveyId),
      audience,
      period,
      from,
      to,
      people,
      breakdowns: content.dimensions.filter(({ shown }) => shown).map(({ question }) => question),
      closed_at: closedAt.toISOString(),
    };
  }
}

/** A number of a report. */
export class AnonymousNumberDto {
  @StringField({ example: 'recommend' })
  readonly question: string;

  @EnumField(['nps', 'enps', 'csat', 'ces'], {
    description: '`enps`: the recommendation of employees, computed as NPS.',
  })
  readonly metric: AnonymousNumber['metric'];

  @StringField({ example: 'nps.v1' })
  readonly method_version: string;

  @NumberField({ nullable: true, example: 20, description: 'Null: hidden.' })
  readonly value: number | null;

  @IntegerField({ nullable: true, min: 5, example: 25, description: 'Null: hidden.' })
  readonly n: number | null;

  @ObjectField(() => IntervalDto, { nullable: true })
  readonly interval: IntervalDto | null;

  @BooleanField({ description: 'At least 30 answers.' })
  readonly reliable: boolean;

  @IntegerField({ nullable: true, min: 0, example: 5, description: 'Until it is reliable; null if it is hidden.' })
  readonly answers_needed: number | null;

  static fromNumber({ question, metric, method, reading }: AnonymousNumber): AnonymousNumberDto {
    return {
      question,
      metric,
      method_version: method.version,
      value: reading?.value ?? null,
      n: reading?.n ?? null,
      interval: reading === null ? null : IntervalDto.fromInterval(reading.interval, reading.intervalMethod),
      reliable: reading?.reliable ?? false,
      answers_needed: reading === null ? null : Math.max(0, MIN_RELIABLE_ANSWERS - reading.n),
    };
  }
}

/** A number of everybody, with its change since the period before. */
export class AnonymousTotalDto extends AnonymousNumberDto {
  @EnumField(['up', 'down', 'no_clear_change', 'too_few'], {
    nullable: true,
    description: 'Since the period before; null if either period hides the number.',
  })
  readonly verdict: Verdict | null;

  @NumberField({ nullable: true, example: 4 })
  readonly change: number | null;

  @ObjectField(() => IntervalDto, { nullable: true })
  readonly change_interval: IntervalDto | null;

  static fromTotal(number: AnonymousNumber, change: Comparison | undefined): AnonymousTotalDto {
    return {
      ...AnonymousNumberDto.fromNumber(number),
      verdict: change?.verdict ?? null,
      change: change?.difference ?? null,
      change_interval:
        change === undefined
          ? null
          : IntervalDto.fromInterval(change.interval, change.intervalMethod, change.confidence),
    };
  }
}

/** The people who chose the same. */
export class AnonymousGroupDto {
  @StringField({
    nullable: true,
    example: 'shop',
    description: 'Key of the choice; null: the question was not answered.',
  })
  readonly choice: string | null;

  @BooleanField({
    description:
      'Fewer than 5 people, or hidden so that a group of fewer than 5 cannot be computed. Which of both is not said, because it would tell how many there are.',
  })
  readonly hidden: boolean;

  @IntegerField({ nullable: true, min: 5, example: 9 })
  readonly people: number | null;

  @ListField(() => AnonymousNumberDto, { max: 500 })
  readonly numbers: readonly AnonymousNumberDto[];
}

/** Comments on a question. */
export class AnonymousCommentsDto {
  @StringField({ example: 'why' })
  readonly question: string;

  @BooleanField({ description: 'Fewer than 8 people wrote one.' })
  readonly hidden: boolean;

  @ListField('string', { max: 100_000, description: 'In random order.', example: ['More time for customers.'] })
  readonly texts: readonly string[];
}
