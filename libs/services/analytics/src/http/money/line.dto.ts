import {
  EnumField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  PublicIdField,
  StringField,
} from '@hearback/http';
import { LIVE_MEASURES, type LiveMeasureName } from '../../domain/money/live-measures.js';
import {
  EVIDENCE,
  LINE_KINDS,
  MAX_FACTORS,
  MAX_MONTHS,
  TIMINGS,
  UNITS,
  type Evidence,
  type LineKind,
  type Timing,
  type Unit,
} from '../../domain/money/scenario.js';

const AMOUNT = { min: 0, max: 1_000_000_000 };
const SHARE = { min: 0, max: 1 };
const ENDS = 'How far it may be off; null where nobody said. Both ends or none.';
const NAME = { min: 1, max: 120, example: 'Fewer contacts' };
const NOTE = { max: 300, example: 'pilot, half of the orders by chance', description: 'Where the number comes from.' };
const KIND = {
  example: 'saving',
  description:
    '`saving`: money that is no longer paid. `margin`: contribution margin of more sales. `revenue`: their revenue, of which only `margin` counts. `freed_hours`: time, which is money only with a `reuse`. `unpriced`: words that are in no sum.',
} as const;
const TIMING = {
  example: 'monthly',
  description: '`once`: at the start of `first_month`. `yearly`: a twelfth of it each month.',
} as const;
const FIRST = { min: 1, max: MAX_MONTHS, example: 1, description: '1 is the first month of the scenario.' };
const LAST = { nullable: true, min: 1, max: MAX_MONTHS, example: 12, description: 'Null: to the end of the scenario.' };
const RAMP = {
  min: 0,
  max: MAX_MONTHS,
  example: 0,
  description: 'Months in which it grows evenly, to be whole in the last of them; 0: whole at once.',
};
const EVIDENCES = {
  example: 'measured',
  description: '`measured`: kept here, or on an invoice. `estimated`: by a person who knows. `assumed`: nobody knows.',
} as const;

/** One factor of an amount. */
export class FactorDto {
  @StringField({ min: 1, max: 80, example: 'Contacts a month' }) readonly name: string;
  @EnumField(UNITS, { description: 'Minutes enter the product as parts of an hour.', example: 'number' })
  readonly unit: Unit;
  @NumberField({ ...AMOUNT, example: 38 }) readonly value: number;
  @NumberField({ ...AMOUNT, nullable: true, optional: true, example: 24, description: ENDS })
  readonly low: number | null = null;
  @NumberField({ ...AMOUNT, nullable: true, optional: true, example: 52, description: ENDS })
  readonly high: number | null = null;
  @EnumField(LIVE_MEASURES, {
    nullable: true,
    optional: true,
    outOfSample: true,
    example: 'tasks_a_month',
    description:
      'The number of the workspace that it follows, with its interval, whenever the scenario is computed. `value` is what is used while that is not known.',
  })
  readonly follows: LiveMeasureName | null = null;
}

/** A share and how far it may be off. */
export class RangedShareDto {
  @NumberField({ ...SHARE, example: 0.4 }) readonly value: number;
  @NumberField({ ...SHARE, nullable: true, optional: true, example: 0.3, description: ENDS })
  readonly low: number | null = null;
  @NumberField({ ...SHARE, nullable: true, optional: true, example: 0.5, description: ENDS })
  readonly high: number | null = null;
}

/** What freed hours are used for. */
export class ReuseDto extends RangedShareDto {
  @StringField({ min: 1, max: 120, example: 'Calls to customers who were unhappy' }) readonly text: string;
}

const MARGIN = { nullable: true, description: 'The share of revenue that is left; null except for `revenue`.' };
const REUSE = {
  nullable: true,
  description: 'The share of freed hours that is used, and for what; null: for nothing.',
};
const FACTORS = { max: MAX_FACTORS, description: 'The amount is their product; none for what is unpriced.' };

/** A line to store. */
export class WantedLineDto {
  @PublicIdField('scl', { optional: true, nullable: true, outOfSample: true, description: 'Absent: a new line.' })
  readonly id?: string | null;
  @EnumField(LINE_KINDS, KIND) readonly kind: LineKind;
  @StringField(NAME) readonly name: string;
  @StringField({ ...NOTE, optional: true }) readonly note: string = '';
  @EnumField(EVIDENCE, EVIDENCES) readonly evidence: Evidence;
  @EnumField(TIMINGS, { ...TIMING, optional: true }) readonly timing: Timing = 'monthly';
  @IntegerField({ ...FIRST, optional: true }) readonly first_month: number = 1;
  @IntegerField({ ...LAST, optional: true }) readonly last_month: number | null = null;
  @IntegerField({ ...RAMP, optional: true }) readonly ramp_months: number = 0;
  @ListField(() => FactorDto, { ...FACTORS, optional: true }) readonly factors: FactorDto[] = [];
  @ObjectField(() => RangedShareDto, { ...MARGIN, optional: true, outOfSample: true })
  readonly margin: RangedShareDto | null = null;
  @ObjectField(() => ReuseDto, { ...REUSE, optional: true, outOfSample: true }) readonly reuse: ReuseDto | null = null;
}

/** A cost or benefit. */
export class LineDto {
  @PublicIdField('scl') readonly id: string;
  @EnumField(LINE_KINDS, KIND) readonly kind: LineKind;
  @StringField(NAME) readonly name: string;
  @StringField(NOTE) readonly note: string;
  @EnumField(EVIDENCE, EVIDENCES) readonly evidence: Evidence;
  @EnumField(TIMINGS, TIMING) readonly timing: Timing;
  @IntegerField(FIRST) readonly first_month: number;
  @IntegerField(LAST) readonly last_month: number | null;
  @IntegerField(RAMP) readonly ramp_months: number;
  @ListField(() => FactorDto, FACTORS) readonly factors: readonly FactorDto[];
  @ObjectField(() => RangedShareDto, MARGIN) readonly margin: RangedShareDto | null;
  @ObjectField(() => ReuseDto, REUSE) readonly reuse: ReuseDto | null;
}
