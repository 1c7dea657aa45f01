import {
  EnumField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { LIVE_MEASURES, UNIT_OF, type LiveMeasure, type LiveMeasureName } from '../../domain/money/live-measures.js';
import { UNITS, type Unit } from '../../domain/money/scenario.js';
import { RefusalDto } from '../refusal.dto.js';

/** The two ends of an interval. */
export class EndsDto {
  @NumberField({ example: 10.5 }) readonly low: number;
  @NumberField({ example: 13.5 }) readonly high: number;
}

/** A number of the workspace that factors can follow. */
export class LiveMeasureDto {
  @EnumField(LIVE_MEASURES, { example: 'minutes_per_task' }) readonly name: LiveMeasureName;
  @EnumField(UNITS, { example: 'minutes' }) readonly unit: Unit;
  @NumberField({ nullable: true, example: 12, description: 'Money in units of the currency, shares from 0 to 1.' })
  readonly value: number | null;
  @ObjectField(() => EndsDto, { nullable: true, description: '95 %.' }) readonly interval: EndsDto | null;
  @IntegerField({ min: 0, example: 214, description: 'What it was counted in: tasks, orders, customers.' })
  readonly n: number;
  @TimestampField({ nullable: true }) readonly from: string | null;
  @TimestampField({ nullable: true, description: 'Exclusive.' }) readonly to: string | null;
  @ObjectField(() => RefusalDto, { nullable: true }) readonly refusal: RefusalDto | null;
}

/** The currency that money is shown in. */
export class LiveMeasuresQueryDto {
  @StringField({ min: 3, max: 3, pattern: /^[A-Z]{3}$/, description: 'ISO 4217 code.', example: 'EUR' })
  readonly currency: string;
}

/** The numbers that factors can follow. */
export class LiveMeasuresDto {
  @EnumField(['live_measures']) readonly object: 'live_measures';
  @ListField(() => LiveMeasureDto, { max: 20 }) readonly measures: readonly LiveMeasureDto[];
}

/** A measure as the API shows it. */
export function measureToDto({ from, interval, n, name, refusal, to, value }: LiveMeasure): LiveMeasureDto {
  return {
    name,
    unit: UNIT_OF[name],
    value,
    interval: interval && { ...interval },
    n,
    from: from && from.toISOString(),
    to: to && to.toISOString(),
    refusal: RefusalDto.fromRefusal(refusal),
  };
}
