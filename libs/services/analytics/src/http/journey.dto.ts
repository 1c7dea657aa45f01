import {
  EnumField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { JOURNEY_STAGES } from '@hearback/questionnaire';
import type { JourneyReport } from '../application/read-journey.js';
import type { JourneyScore } from '../domain/journey.js';
import { METRICS, type Metric } from '../domain/method.js';
import { BoundsDto } from './bucket.dto.js';
import { MeasureDto } from './measure.dto.js';
import { TouchpointRefDto } from './touchpoint-ref.dto.js';

const WHERE = { nullable: true, description: 'Null for answers without a touchpoint.' };

/** The score of one method at one touchpoint. */
export class JourneyScoreDto extends MeasureDto {
  @ObjectField(() => TouchpointRefDto, WHERE)
  readonly touchpoint: TouchpointRefDto | null;

  static fromJourney({ method, touchpointId, measure }: JourneyScore, report: JourneyReport): JourneyScoreDto {
    return {
      touchpoint: TouchpointRefDto.fromId(touchpointId, report.touchpoints),
      ...MeasureDto.fromMeasure(measure, method, null),
    };
  }
}

/** A touchpoint where much is lost. */
export class PainPointDto {
  @ObjectField(() => TouchpointRefDto, WHERE)
  readonly touchpoint: TouchpointRefDto | null;

  @StringField({ example: 'csat.v1:1-5' })
  readonly method_version: string;

  @NumberField({ nullable: true, example: 84 })
  readonly value: number | null;

  @IntegerField({ min: 0, example: 418 })
  readonly n: number;

  @NumberField({
    example: 66.9,
    description:
      '(100 − score) × volume, in answers: those who were not satisfied or did not find it easy. NPS is mapped to 0 to 100, so a detractor counts 1 and a passive one half.',
  })
  readonly answers: number;

  @ObjectField(() => BoundsDto, { nullable: true, description: '95 %, from the interval of the score.' })
  readonly interval: BoundsDto | null;

  static fromJourney({ method, touchpointId, measure, pain }: JourneyScore, report: JourneyReport): PainPointDto {
    return {
      touchpoint: TouchpointRefDto.fromId(touchpointId, report.touchpoints),
      method_version: method.version,
      value: measure.value,
      n: measure.n,
      answers: pain?.answers ?? 0,
      interval: BoundsDto.fromInterval(pain?.interval ?? null),
    };
  }
}

/** A metric along the customer journey. */
export class JourneyDto {
  @EnumField(['metric_journey'])
  readonly object: 'metric_journey';

  @EnumField(METRICS)
  readonly metric: Metric;

  @StringField({ example: 'Europe/Paris' })
  readonly time_zone: string;

  @TimestampField()
  readonly from: string;

  @TimestampField({ description: 'Exclusive.' })
  readonly to: string;

  @ListField('string', { max: 20, example: ['buy', 'receive'], description: 'The stages of `scores`, in their order.' })
  readonly stages: readonly string[];

  @ListField(() => JourneyScoreDto, {
    max: 1_000,
    description: 'One per touchpoint and method, those with the most answers first.',
  })
  readonly scores: readonly JourneyScoreDto[];

  @ListField(() => PainPointDto, {
    max: 1_000,
    description: 'Where most is lost, worst first. Scores of fewer than 30 answers have no rank.',
  })
  readonly pain_points: readonly PainPointDto[];

  @IntegerField({ min: 0, example: 0, description: 'Number of scores left out because there are too many.' })
  readonly scores_omitted: number;

  static fromReport(report: JourneyReport): JourneyDto {
    const { metric, frame, painPoints, omitted } = report;
    const scores = report.scores.map((score) => JourneyScoreDto.fromJourney(score, report));
    return {
      object: 'metric_journey',
      metric,
      time_zone: frame.timeZone,
      from: frame.from.toISOString(),
      to: frame.to.toISOString(),
      stages: JOURNEY_STAGES.filter((stage) => scores.some(({ touchpoint }) => touchpoint?.stage === stage)),
      scores,
      pain_points: painPoints.map((score) => PainPointDto.fromJourney(score, report)),
      scores_omitted: omitted,
    };
  }
}
