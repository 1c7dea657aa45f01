import { TimestampField, JsonField, ListField, ObjectField, StringField, EnumField } from '@hearback/http';
import type { MethodExplanation } from '../application/explain-metric.js';
import type { Trend } from '../application/read-metric.js';
import { METRICS, type Metric } from '../domain/method.js';
import { MeasureDto } from './measure.dto.js';

const STEP_VALUE = {
  anyOf: [{ type: 'number' }, { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 }],
};

/** One step from the counts to the number. */
export class ExplainedStepDto {
  @StringField({ example: 'value' })
  readonly name: string;

  @StringField({ example: '100 · (promoters − detractors) / n' })
  readonly formula: string;

  @StringField({ nullable: true, example: '100 · (50 − 20) / 100' })
  readonly substituted: string | null;

  @JsonField({
    nullable: true,
    schema: STEP_VALUE,
    example: 30,
    description: 'A number, or the two ends of an interval.',
  })
  readonly value: number | readonly [number, number] | null;
}

/** How the number of one method is computed. */
export class MethodExplanationDto {
  @StringField({ nullable: true, example: 'nps.v1' })
  readonly method_version: string | null;

  @StringField()
  readonly definition: string;

  @ObjectField(() => MeasureDto)
  readonly measure: MeasureDto;

  @ListField(() => ExplainedStepDto, { max: 20 })
  readonly steps: readonly ExplainedStepDto[];

  @ListField('string', { max: 20, example: ['Reichheld 2003'] })
  readonly sources: readonly string[];
}

/** The explanation of a number: counts, formulas, sources. */
export class ExplanationDto {
  @EnumField(['metric_explanation'])
  readonly object: 'metric_explanation';

  @EnumField(METRICS)
  readonly metric: Metric;

  @StringField({ example: 'Europe/Paris' })
  readonly time_zone: string;

  @StringField({
    nullable: true,
    example: 'Asia/Tokyo',
    description: 'The new time zone of the workspace while its counts are moved in the background; null otherwise.',
  })
  readonly next_time_zone: string | null;

  @TimestampField()
  readonly from: string;

  @TimestampField({ description: 'Exclusive.' })
  readonly to: string;

  @ListField(() => MethodExplanationDto, { max: 1_000 })
  readonly methods: readonly MethodExplanationDto[];

  static fromExplanations({ trend, methods }: { trend: Trend; methods: readonly MethodExplanation[] }): ExplanationDto {
    const { metric, frame } = trend;
    return {
      object: 'metric_explanation',
      metric,
      time_zone: frame.timeZone,
      next_time_zone: frame.nextTimeZone,
      from: frame.from.toISOString(),
      to: frame.to.toISOString(),
      methods: methods.map(({ method, explanation }) => ({
        method_version: method?.version ?? null,
        definition: explanation.definition,
        measure: MeasureDto.fromMeasure(explanation.measure, method, explanation.mde),
        steps: explanation.steps,
        sources: explanation.sources,
      })),
    };
  }
}
