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
import { groupValue } from './group-value.js';
import { DifferenceDto, MeasureDto } from './measure.dto.js';

/** A segment compared with the rest. */
export class SegmentDto extends MeasureDto {
  @StringField({ nullable: true, example: '>3..6', description: 'The segment; null for answers without a touchpoint.' })
  readonly segment: string | null;

  @EnumField(['above', 'below', 'no_clear_difference', 'too_few'], {
    description: 'Compared with all other answers, by the adjusted p.',
  })
  readonly verdict: SegmentVerdict;

  @ObjectField(() => DifferenceDto)
  readonly difference: DifferenceDto;

  @NumberField({
    nullable: true,
    example: 0.03,
    description: "p after Holm's adjustment over the table; null if there are too few answers.",
  })
  readonly adjusted_p: number | null;

  static fromLine(line: SegmentLine, by: Dimension, method: Method): SegmentDto {
    return {
      segment: groupValue(by, line.value),
      ...MeasureDto.fromMeasure(line.measure, method),
      verdict: line.verdict,
      difference: DifferenceDto.fromComparison(line.rest),
      adjusted_p: line.adjustedP,
    };
  }
}

/** The segments of one method. */
export class SegmentTableDto {
  @StringField({ example: 'nps.v1' })
  readonly method_version: string;

  @ObjectField(() => MeasureDto)
  readonly total: MeasureDto;

  @ListField(() => SegmentDto, { max: 1_000, description: 'Largest first.' })
  readonly segments: readonly SegmentDto[];

  @IntegerField({ min: 0, example: 0, description: 'Answers of the total that are in no segment.' })
  readonly without_segment: number;

  @IntegerField({ min: 0, example: 0, description: 'Number of segments left out because there are too many.' })
  readonly segments_omitted: number;

  static fromTable(table: SegmentTable, by: Dimension): SegmentTableDto {
    return {
      method_version: table.method.version,
      total: MeasureDto.fromMeasure(table.total, table.method),
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

  @TimestampField()
  readonly from: string;

  @TimestampField({ description: 'Exclusive.' })
  readonly to: string;

  @EnumField(['counts', 'facts'])
  readonly source: 'counts' | 'facts';

  @ListField(() => SegmentTableDto, { max: 1_000, description: 'One per method.' })
  readonly tables: readonly SegmentTableDto[];

  static fromReport({ metric, by, frame, source, tables }: SegmentReport): SegmentReportDto {
    return {
      object: 'metric_segments',
      metric,
      by,
      time_zone: frame.timeZone,
      from: frame.from.toISOString(),
      to: frame.to.toISOString(),
      source,
      tables: tables.map((table) => SegmentTableDto.fromTable(table, by)),
    };
  }
}
