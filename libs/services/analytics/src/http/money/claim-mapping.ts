import { analyticsErrors } from '../../application/analytics.errors.js';
import { checkClaim, type ClaimInputs } from '../../domain/money/claim.js';
import { checkConversion, checkWork } from '../../domain/money/claim-plausibility.js';
import { claimVerdict } from '../../domain/money/claim-verdict.js';
import type { ClaimConversionDto, ClaimQueryDto, ClaimReportDto, ClaimWorkDto } from './claim.dto.js';

/** The inputs of a query. */
export function inputsOf(query: ClaimQueryDto): ClaimInputs {
  return {
    months: query.months,
    oneOffCost: query.one_off_cost,
    recurringCost: query.recurring_cost,
    savings: query.savings,
    extraRevenue: query.extra_revenue,
  };
}

/** Checks a claim. @throws `incomplete-claim` */
export function claimReport(query: ClaimQueryDto): ClaimReportDto {
  const { claim } = query;
  const check = checkClaim(claim, inputsOf(query));
  return {
    object: 'claim',
    claim,
    verdict: claimVerdict(claim, check.producedBy),
    figures: check.figures,
    produced_by: check.producedBy,
    benefit: check.benefit,
    cost: check.cost,
    needed_benefit: check.neededBenefit,
    conversion: conversionOf(query),
    work: workOf(query),
  };
}

function conversionOf(query: ClaimQueryDto): ClaimConversionDto | null {
  const names = ['conversion_before', 'conversion_after', 'order_value_before', 'order_value_after'] as const;
  const given = togetherOf(query, names);
  if (given === null) return null;
  const [before, after, valueBefore, valueAfter] = given as [number, number, number, number];
  const found = checkConversion(query.extra_revenue, query.months, {
    before: { conversion: before, orderValue: valueBefore },
    after: { conversion: after, orderValue: valueAfter },
  });
  if (found === null) return null;
  const { baseRevenue, oneMonth, visits, wholePeriod } = found;
  return { visits, base_revenue: baseRevenue, one_month: { ...oneMonth }, whole_period: { ...wholePeriod } };
}

function workOf(query: ClaimQueryDto): ClaimWorkDto | null {
  const names = [
    'inquiries_before',
    'minutes_before',
    'staff_cost_before',
    'inquiries_after',
    'minutes_after',
    'staff_cost_after',
  ] as const;
  const given = togetherOf(query, names);
  if (given === null) return null;
  const [inquiries, minutes, staffCost, ...after] = given as [number, number, number, number, number, number];
  const found = checkWork(
    { inquiries, minutes, staffCost },
    { inquiries: after[0], minutes: after[1], staffCost: after[2] },
  );
  return {
    minutes_before: found.minutesBefore,
    minutes_after: found.minutesAfter,
    work_change: found.workChange,
    cost_change: found.costChange,
  };
}

/** The values of members that belong together; null if none is given. */
function togetherOf(query: ClaimQueryDto, names: readonly (keyof ClaimQueryDto)[]): readonly number[] | null {
  const missing = names.filter((name) => query[name] === undefined);
  if (missing.length === names.length) return null;
  if (missing.length > 0)
    throw analyticsErrors.error('incomplete-claim', undefined, {
      errors: missing.map((name) => ({ pointer: `/${name}`, code: 'required', detail: 'is needed with the others' })),
    });
  return names.map((name) => query[name]!);
}
