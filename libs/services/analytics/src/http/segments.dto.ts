import {
  TimestampField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  StringField,
  EnumField,
} from '@hearback/http';
import type { SegmentReport } from '../application/read-segments.js';
import { METRICS, type Method, type Metric } from '../domain/method.js';
import type { Dimension } from '../domain/score-filter.js';
import type { SegmentLine, SegmentTable, SegmentVerdict } from '../domain/segment-table.js';
import { dimensionName, groupValue } from './group-value.js';
import { DifferenceDto, MeasureDto } from './measure.dto.js';

/** A segment compared with the rest. */
export class SegmentDto extends MeasureDto {
  @StringField({ nullable: true, example: '>3..6', description: 'The segment; null for answers without a touchpoint.' })
  readonly segment: string | null;

  @EnumField(['above', 'below', 'no_clear_difference', 'too_few'], {
    description: 'Compared with all other answers.',
  })
  readonly verdict: SegmentVerdict;

  @ObjectField(() => DifferenceDto)
  readonly difference: DifferenceDto;

  static fromLine(line: SegmentLine, by: Dimension, method: Method): SegmentDto {
    return {
      segment: groupValue(by, line.value),
      ...MeasureDto.fromMeasure(line.measure, method, line.mde),
      answers_needed: line.rest.answersNeeded,
      verdict: line.verdict,
      difference: DifferenceDto.fromComparison(line.rest),
    };
  }
}

/** The segments of one method. */
export class SegmentTableDto {
  @StringField({ example: 'nps.v1' })
  readonly method_version: string;

  @ObjectField(() => MeasureDto)
  readonly total: MeasureDto;

  @NumberField({ example: 0.05, description: 'The probability of any false verdict in this reply.' })
  readonly level: number;

  @IntegerField({
    min: 0,
    example: 8,
    description:
      'Segments in this reply that are compared, with 5 or more answers on both sides; they share the level, so each is judged at level / comparisons.',
  })
  readonly comparisons: number;

  @ListField(() => SegmentDto, { max: 1_000, description: 'Largest first.' })
  readonly segments: readonly SegmentDto[];

  @IntegerField({ min: 0, example: 0, description: 'Answers of the total that are in no segment.' })
  readonly without_segment: number;

  @IntegerField({ min: 0, example: 0, description: 'Number of segments left out because there are too many.' })
  readonly segments_omitted: number;

  static fromTable(table: SegmentTable, by: Dimension, { level, comparisons }: SegmentReport): SegmentTableDto {
    return {
      method_version: table.method.version,
      total: MeasureDto.fromMeasure(table.total, table.method, table.mde),
      level,
      comparisons,
      segments: table.segments.map((line) => SegmentDto.fromLine(line, by, table.method)),
      without_segment: table.withoutSegment,
      segments_omitted: table.omitted,
    };
  }
}

/** A metric of a period by segment. */
export class SegmentReportDto {
  @EnumField(['metric_segments'])
  readonly object: 'metric_segments';

  @EnumField(METRICS)
  readonly metric: Metric;

  @StringField({ example: 'attribute:visits' })
  readonly by: string;

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

  @EnumField(['counts', 'facts'])
  readonly source: 'counts' | 'facts';

  @ListField(() => SegmentTableDto, { max: 1_000, description: 'One per method.' })
  readonly tables: readonly SegmentTableDto[];

  static fromReport(report: SegmentReport): SegmentReportDto {
    const { metric, by, frame, source, tables } = report;
    return {
      object: 'metric_segments',
      metric,
      by: dimensionName(by),
      time_zone: frame.timeZone,
      next_time_zone: frame.nextTimeZone,
      from: frame.from.toISOString(),
      to: frame.to.toISOString(),
      source,
      tables: tables.map((table) => SegmentTableDto.fromTable(table, by, report)),
    };
  }
}
