import {
  EnumField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  PublicIdField,
  StringField,
} from '@hearback/http';
import { SCENARIO_WARNINGS, type ScenarioWarningCode } from '../../domain/money/scenario-warnings.js';
import { ExplainedStepDto } from '../explanation.dto.js';
import { RefusalDto } from '../refusal.dto.js';
import { LiveMeasureDto } from './live-measure.dto.js';
import { LineDto } from './line.dto.js';
import { ScenarioDto } from './scenario.dto.js';

const MONEY = { example: 2153, description: 'In the currency of the scenario.' };

/** Which scenario is computed. */
export class ScenarioReportQueryDto {
  @PublicIdField('scn') readonly scenario_id: string;
}

/** What a decision returns, by each definition. */
export class ReturnDto {
  @NumberField(MONEY) readonly benefit: number;
  @NumberField(MONEY) readonly cost: number;
  @NumberField({ nullable: true, example: 0.33, description: '(benefit − cost) / cost; null without a cost.' })
  readonly net_roi: number | null;
  @NumberField({ nullable: true, example: 1.33, description: 'benefit / cost; null without a cost.' })
  readonly gross_roi: number | null;
  @NumberField(MONEY) readonly net_present_value: number;
  @NumberField({ nullable: true, example: 5.5, description: 'Null if it does not pay back within the scenario.' })
  readonly payback_months: number | null;
  @NumberField({
    nullable: true,
    example: 0.75,
    description: 'cost / benefit: the share of the benefit that must be real. Above 1 not even all of it suffices.',
  })
  readonly break_even_share: number | null;
}

/** All costs against the benefits of some evidence. */
export class ReturnsByEvidenceDto {
  @ObjectField(() => ReturnDto, { description: 'Only benefits that are measured.' }) readonly measured: ReturnDto;
  @ObjectField(() => ReturnDto, { description: 'Those, and what is estimated.' }) readonly estimated: ReturnDto;
  @ObjectField(() => ReturnDto, { description: 'All, with what is assumed.' }) readonly assumed: ReturnDto;
}

/** A line and what it comes to. */
export class LineResultDto extends LineDto {
  @NumberField({ nullable: true, example: 243, description: 'At its whole size; null if it is due once or unpriced.' })
  readonly a_month: number | null;
  @NumberField({ nullable: true, example: 2918, description: 'In the whole scenario; null if it is unpriced.' })
  readonly total: number | null;
  @NumberField({ nullable: true, example: 91, description: 'Hours that it frees, used or not; null for other kinds.' })
  readonly hours: number | null;
}

/** A month of a scenario. */
export class ScenarioMonthDto {
  @StringField({ example: '2026-03' }) readonly month: string;
  @NumberField(MONEY) readonly cost: number;
  @NumberField(MONEY) readonly benefit: number;
  @NumberField({ example: -1470, description: 'Benefits less costs up to its end.' }) readonly cumulative: number;
  @NumberField({ nullable: true, example: 310, description: 'Null: nothing was entered.' })
  readonly actual_cost: number | null;
  @NumberField({ nullable: true, example: 250, description: 'Null: nothing was entered.' })
  readonly actual_benefit: number | null;
}

/** The net return at both ends of one factor. */
export class TornadoRowDto {
  @PublicIdField('scl') readonly line_id: string;
  @StringField({ example: '0', description: 'The index of the factor in its line, or `margin` or `reuse`.' })
  readonly factor: string;
  @NumberField({ example: 24 }) readonly low: number;
  @NumberField({ example: 52 }) readonly high: number;
  @NumberField({ example: 0.17, description: 'Net ROI with the low value.' }) readonly net_roi_at_low: number;
  @NumberField({ example: 0.49, description: 'Net ROI with the high value.' }) readonly net_roi_at_high: number;
}

/** What was entered beside what was planned for the same lines and months. */
export class SpentDto {
  @IntegerField({ min: 1, example: 3, description: 'Months with an entry.' }) readonly months: number;
  @NumberField(MONEY) readonly planned_cost: number;
  @NumberField(MONEY) readonly actual_cost: number;
  @NumberField(MONEY) readonly planned_benefit: number;
  @NumberField(MONEY) readonly actual_benefit: number;
}

/** Hours that a scenario frees. */
export class FreedHoursDto {
  @NumberField({ min: 0, example: 91 }) readonly total: number;
  @NumberField({ min: 0, example: 60, description: 'Those whose use is named; only they are money.' })
  readonly used: number;
}

/** What a reader should doubt. */
export class ScenarioWarningDto {
  @EnumField(SCENARIO_WARNINGS) readonly code: ScenarioWarningCode;
  @ListField('string', { max: 60, example: ['scl_0198c0de000070008000000000000001'] })
  readonly line_ids: readonly string[];
}

/** What a scenario returns. */
export class ScenarioReportDto {
  @EnumField(['roi']) readonly object: 'roi';
  @ObjectField(() => ScenarioDto) readonly scenario: ScenarioDto;
  @ObjectField(() => RefusalDto, { nullable: true }) readonly refusal: RefusalDto | null;
  @ListField(() => LiveMeasureDto, { max: 20, description: 'What factors of the scenario follow.' })
  readonly measures: readonly LiveMeasureDto[];
  @ObjectField(() => ReturnDto) readonly plan: ReturnDto;
  @ObjectField(() => ReturnsByEvidenceDto) readonly by_evidence: ReturnsByEvidenceDto;
  @ListField(() => LineResultDto, { max: 60 }) readonly lines: readonly LineResultDto[];
  @ListField(() => ScenarioMonthDto, { max: 60 }) readonly months: readonly ScenarioMonthDto[];
  @ListField(() => TornadoRowDto, { max: 420, description: 'Widest first.' })
  readonly tornado: readonly TornadoRowDto[];
  @ObjectField(() => FreedHoursDto) readonly freed_hours: FreedHoursDto;
  @ObjectField(() => SpentDto, { nullable: true, description: 'Null: nothing was entered.' })
  readonly spent: SpentDto | null;
  @ObjectField(() => ReturnDto, {
    nullable: true,
    description: 'The plan with what really was in its place, where it was entered; null: nothing was.',
  })
  readonly with_actuals: ReturnDto | null;
  @ListField(() => ScenarioWarningDto, { max: 20 }) readonly warnings: readonly ScenarioWarningDto[];
}

/** How a return is computed. */
export class ScenarioExplanationDto {
  @EnumField(['roi_explanation']) readonly object: 'roi_explanation';
  @StringField() readonly definition: string;
  @ListField(() => ExplainedStepDto, { max: 20 }) readonly steps: readonly ExplainedStepDto[];
  @ListField('string', { max: 20, example: ['Boardman 2018'] }) readonly sources: readonly string[];
}
