import { publicId } from '@hearback/kernel';
import type { ScenarioReport } from '../../application/money/read-scenario.js';
import type { Return } from '../../domain/money/cash-flow.js';
import { RefusalDto } from '../refusal.dto.js';
import { measureToDto } from './live-measure.dto.js';
import type { ReturnDto, ScenarioReportDto } from './scenario-report.dto.js';
import { lineToDto, scenarioToDto } from './scenario-mapping.js';

/** A computed scenario as the API shows it. */
export function reportToDto({ measures, refusal, result, scenario }: ScenarioReport): ScenarioReportDto {
  const { byEvidence, freedHours, spent, withActuals } = result;
  return {
    object: 'roi',
    scenario: scenarioToDto(scenario),
    refusal: RefusalDto.fromRefusal(refusal),
    measures: measures.map(measureToDto),
    plan: returnToDto(result.plan),
    by_evidence: {
      measured: returnToDto(byEvidence.measured),
      estimated: returnToDto(byEvidence.estimated),
      assumed: returnToDto(byEvidence.assumed),
    },
    lines: result.lines.map(({ aMonth, hours, line, total }) => ({
      ...lineToDto(line),
      a_month: aMonth,
      total,
      hours,
    })),
    months: result.months.map(({ actualBenefit, actualCost, ...month }) => {
      return { ...month, actual_cost: actualCost, actual_benefit: actualBenefit };
    }),
    tornado: result.tornado.map(({ atHigh, atLow, factor, high, lineId, low }) => {
      const ends = { low, high, net_roi_at_low: atLow, net_roi_at_high: atHigh };
      return { line_id: publicId('scl', lineId), factor: String(factor), ...ends };
    }),
    freed_hours: { ...freedHours },
    spent: spent && {
      months: spent.months,
      planned_cost: spent.plannedCost,
      actual_cost: spent.actualCost,
      planned_benefit: spent.plannedBenefit,
      actual_benefit: spent.actualBenefit,
    },
    with_actuals: withActuals && returnToDto(withActuals),
    warnings: result.warnings.map(({ code, lineIds }) => {
      return { code, line_ids: lineIds.map((id) => publicId('scl', id)) };
    }),
  };
}

function returnToDto({
  benefit,
  breakEvenShare,
  cost,
  grossRoi,
  netPresentValue,
  netRoi,
  paybackMonths,
}: Return): ReturnDto {
  return {
    benefit,
    cost,
    net_roi: netRoi,
    gross_roi: grossRoi,
    net_present_value: netPresentValue,
    payback_months: paybackMonths,
    break_even_share: breakEvenShare,
  };
}
