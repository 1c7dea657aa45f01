import {
  BooleanField,
  EnumField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  StringField,
} from '@hearback/http';
import type { HeatReport } from '../../application/change/read-change.js';
import type { HeatCell } from '../../domain/change/heat-table.js';
import { MIN_VERDICT_ANSWERS } from '../../domain/measure.js';
import { METRICS, type Metric } from '../../domain/method.js';
import { tooFew } from '../../domain/refusal.js';
import type { Dimension } from '../../domain/score-filter.js';
import type { SegmentVerdict } from '../../domain/segment-table.js';
import { dimensionName, groupValue } from '../group-value.js';
import { IntervalDto } from '../measure.dto.js';
import { PeriodDto } from '../period.dto.js';
import { RefusalDto } from '../refusal.dto.js';

/** A line of a heat table. */
export class HeatLineDto {
  @StringField({ nullable: true, example: 'email', description: 'Null: answers without one.' })
  readonly value: string | null;
}

/** A cell of a heat table. */
export class HeatCellDto {
  @StringField({ nullable: true, example: 'email' })
  readonly row: string | null;

  @StringField({ nullable: true, example: 'de' })
  readonly column: string | null;

  @IntegerField({ min: 0, example: 58 })
  readonly n: number;

  @NumberField({ nullable: true, example: 45, description: 'Null below 5 answers.' })
  readonly value: number | null;

  @ObjectField(() => IntervalDto, { nullable: true })
  readonly interval: IntervalDto | null;

  @BooleanField({ description: 'Whether there are 30 answers or more.' })
  readonly reliable: boolean;

  @EnumField(['above', 'below', 'no_clear_difference', 'too_few'], { description: 'Compared with all other answers.' })
  readonly verdict: SegmentVerdict;

  static fromCell({ row, column, measure, verdict }: HeatCell, rows: Dimension, columns: Dimension): HeatCellDto {
    const isShown = measure.n >= MIN_VERDICT_ANSWERS;
    return {
      row: groupValue(rows, row),
      column: groupValue(columns, column),
      n: measure.n,
      value: isShown ? measure.value : null,
      interval: IntervalDto.fromInterval(isShown ? measure.interval : null, measure.intervalMethod),
      reliable: measure.reliable,
      verdict,
    };
  }
}

/** A metric by two dimensions. */
export class HeatDto extends PeriodDto {
  @EnumField(['heat_report'])
  readonly object: 'heat_report';

  @EnumField(METRICS)
  readonly metric: Metric;

  @StringField({ example: 'nps.v1', description: 'The method with most answers; others are left out.' })
  readonly method_version: string;

  @StringField({ example: 'touchpoint' })
  readonly rows_by: string;

  @StringField({ example: 'channel' })
  readonly columns_by: string;

  @NumberField({ example: 0.05, description: 'The probability of any false verdict in the table.' })
  readonly level: number;

  @IntegerField({ min: 0, example: 12, description: 'Cells that are compared; they share the level (Holm).' })
  readonly comparisons: number;

  @ListField(() => HeatLineDto, { max: 20, description: 'Largest first.' })
  readonly rows: readonly HeatLineDto[];

  @ListField(() => HeatLineDto, { max: 20, description: 'Largest first.' })
  readonly columns: readonly HeatLineDto[];

  @ListField(() => HeatCellDto, { max: 400, description: 'Cells without answers are absent.' })
  readonly cells: readonly HeatCellDto[];

  @IntegerField({ min: 0, example: 0, description: 'Answers in rows and columns that are left out.' })
  readonly left_out: number;

  @ObjectField(() => RefusalDto, { nullable: true, description: 'No cell has 5 answers.' })
  readonly refusal: RefusalDto | null;

  static fromReport(report: HeatReport): HeatDto {
    const { metric, method, frame, rowsBy, columnsBy, level, comparisons, rows, columns, cells, leftOut } = report;
    return {
      object: 'heat_report',
      ...PeriodDto.fromFrame(frame),
      metric,
      method_version: method.version,
      rows_by: dimensionName(rowsBy),
      columns_by: dimensionName(columnsBy),
      level,
      comparisons,
      rows: rows.map((value) => ({ value: groupValue(rowsBy, value) })),
      columns: columns.map((value) => ({ value: groupValue(columnsBy, value) })),
      cells: cells.map((cell) => HeatCellDto.fromCell(cell, rowsBy, columnsBy)),
      left_out: leftOut,
      refusal: refusalOf(Math.max(0, ...cells.map(({ measure }) => measure.n))),
    };
  }
}

function refusalOf(largest: number): RefusalDto | null {
  if (largest >= MIN_VERDICT_ANSWERS) return null;
  const message = `A cell needs at least ${MIN_VERDICT_ANSWERS} answers; the largest has ${largest}. Take a longer period, or fewer groups.`;
  return RefusalDto.fromRefusal(tooFew('too_few_answers', MIN_VERDICT_ANSWERS, largest, message));
}
