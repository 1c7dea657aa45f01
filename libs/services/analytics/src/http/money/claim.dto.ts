import { EnumField, IntegerField, ListField, NumberField, ObjectField, StringField } from '@hearback/http';
import { CLAIM_DEFINITIONS, type ClaimDefinition } from '../../domain/money/claim.js';
import { ExplainedStepDto } from '../explanation.dto.js';

const MONEY = { min: 0, max: 1_000_000_000, example: 1000 };
const OPTIONAL_SHARE = { min: 0, max: 1, optional: true };
const OPTIONAL_COUNT = { min: 0, max: 1_000_000_000, optional: true };
const MONTH = 'Of a month.';
const TOGETHER = 'With the other three of conversion and order value, or none of them.';
const WORK = 'With the other five of the work and its cost, or none of them.';

/** A vendor’s figure and what it is said to follow from, in one currency. */
export class ClaimQueryDto {
  @NumberField({ min: -1, max: 10_000, example: 1.28, description: 'The claimed return as a share: 1.28 for “128 %”.' })
  readonly claim: number;
  @IntegerField({ min: 1, max: 120, example: 6 }) readonly months: number;
  @NumberField({ ...MONEY, example: 1000 }) readonly one_off_cost: number;
  @NumberField({ ...MONEY, example: 200, description: MONTH }) readonly recurring_cost: number;
  @NumberField({ ...MONEY, example: 1000, description: MONTH }) readonly savings: number;
  @NumberField({ ...MONEY, example: 1500, description: MONTH }) readonly extra_revenue: number;
  @NumberField({ ...OPTIONAL_SHARE, example: 0.025, description: TOGETHER }) readonly conversion_before?: number;
  @NumberField({ ...OPTIONAL_SHARE, example: 0.03, description: TOGETHER }) readonly conversion_after?: number;
  @NumberField({ ...OPTIONAL_COUNT, example: 50, description: TOGETHER }) readonly order_value_before?: number;
  @NumberField({ ...OPTIONAL_COUNT, example: 52, description: TOGETHER }) readonly order_value_after?: number;
  @NumberField({ ...OPTIONAL_COUNT, example: 500, description: WORK }) readonly inquiries_before?: number;
  @NumberField({ ...OPTIONAL_COUNT, example: 350, description: WORK }) readonly inquiries_after?: number;
  @NumberField({ ...OPTIONAL_COUNT, example: 15, description: WORK }) readonly minutes_before?: number;
  @NumberField({ ...OPTIONAL_COUNT, example: 12, description: WORK }) readonly minutes_after?: number;
  @NumberField({ ...OPTIONAL_COUNT, example: 4000, description: WORK }) readonly staff_cost_before?: number;
  @NumberField({ ...OPTIONAL_COUNT, example: 3000, description: WORK }) readonly staff_cost_after?: number;
}

/** What one definition gives. */
export class ClaimFigureDto {
  @EnumField(CLAIM_DEFINITIONS) readonly definition: ClaimDefinition;
  @NumberField({ nullable: true, example: 5.818, description: 'A share; null if it would divide by nothing.' })
  readonly value: number | null;
}

/** A test of two shares. */
export class ClaimTestDto {
  @NumberField({ nullable: true, example: 1.49 }) readonly z: number | null;
  @NumberField({ min: 0, max: 1, example: 0.136, description: 'Two-sided.' }) readonly p: number;
}

/** Whether the change of conversion can be told from chance. */
export class ClaimConversionDto {
  @NumberField({ min: 0, example: 4839, description: 'Visits in a month that the extra revenue implies.' })
  readonly visits: number;
  @NumberField({ min: 0, example: 6048, description: 'Revenue of a month before, with these visits.' })
  readonly base_revenue: number;
  @ObjectField(() => ClaimTestDto) readonly one_month: ClaimTestDto;
  @ObjectField(() => ClaimTestDto) readonly whole_period: ClaimTestDto;
}

/** By how much the work fell, and by how much its cost. */
export class ClaimWorkDto {
  @NumberField({ min: 0, example: 7500 }) readonly minutes_before: number;
  @NumberField({ min: 0, example: 4200 }) readonly minutes_after: number;
  @NumberField({ nullable: true, example: -0.44 }) readonly work_change: number | null;
  @NumberField({ nullable: true, example: -0.25 }) readonly cost_change: number | null;
}

/** Whether a claim follows from its own inputs. */
export class ClaimReportDto {
  @EnumField(['claim']) readonly object: 'claim';
  @NumberField({ example: 1.28 }) readonly claim: number;
  @StringField({ example: '128 % cannot be produced by these inputs.' }) readonly verdict: string;
  @ListField(() => ClaimFigureDto, { max: 20 }) readonly figures: readonly ClaimFigureDto[];
  @ListField('string', {
    max: 20,
    item: { values: CLAIM_DEFINITIONS },
    example: ['gross'],
    description: 'The definitions that give the claim, to half a per cent.',
  })
  readonly produced_by: readonly ClaimDefinition[];
  @NumberField({ example: 15_000, description: 'In the whole period, as the inputs say.' }) readonly benefit: number;
  @NumberField({ example: 2200, description: 'In the whole period.' }) readonly cost: number;
  @NumberField({ example: 5016, description: 'The benefit with which the net return on all costs would be the claim.' })
  readonly needed_benefit: number;
  @ObjectField(() => ClaimConversionDto, {
    nullable: true,
    description: 'Null without conversions, or if they bring no gain.',
  })
  readonly conversion: ClaimConversionDto | null;
  @ObjectField(() => ClaimWorkDto, { nullable: true, description: 'Null without the work and its cost.' })
  readonly work: ClaimWorkDto | null;
}

/** How the figures of a claim are computed. */
export class ClaimExplanationDto {
  @EnumField(['claim_explanation']) readonly object: 'claim_explanation';
  @StringField() readonly definition: string;
  @ListField(() => ExplainedStepDto, { max: 20 }) readonly steps: readonly ExplainedStepDto[];
  @ListField('string', { max: 20, example: ['Boardman 2018'] }) readonly sources: readonly string[];
}
