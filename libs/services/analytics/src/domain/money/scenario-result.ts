import { returnOf, type CashFlow, type Return } from './cash-flow.js';
import { amountsOf, flowOf, freedHours, monthlyAmount, sum } from './line-amounts.js';
import { spentOf, type Spent } from './ledger.js';
import { EVIDENCE, monthsOf, type Evidence, type Line, type Plan } from './scenario.js';
import { scenarioWarnings, type ScenarioWarning } from './scenario-warnings.js';
import { tornado, type TornadoRow } from './tornado.js';

/** What one line comes to; benefits and costs are both positive. */
export interface LineResult {
  readonly line: Line;
  /** Of a month at its whole size; null if it falls due once, or is unpriced. */
  readonly aMonth: number | null;
  /** In the whole plan; null if it is unpriced. */
  readonly total: number | null;
  /** Hours in the whole plan, used or not; null unless it frees hours. */
  readonly hours: number | null;
}

/** A month of the plan beside what really was. */
export interface MonthResult {
  readonly month: string;
  readonly cost: number;
  readonly benefit: number;
  /** Benefits less costs up to the end of the month. */
  readonly cumulative: number;
  /** What was entered for costs and for benefits of the month; null where nothing was. */
  readonly actualCost: number | null;
  readonly actualBenefit: number | null;
}

/** What a plan returns, and what that hangs on. */
export interface ScenarioResult {
  readonly plan: Return;
  /** With all costs, and the benefits of this evidence and of those before it. */
  readonly byEvidence: Readonly<Record<Evidence, Return>>;
  readonly lines: readonly LineResult[];
  readonly months: readonly MonthResult[];
  readonly tornado: readonly TornadoRow[];
  readonly freedHours: { readonly total: number; readonly used: number };
  readonly spent: Spent | null;
  /** The plan with what really was in place of what was planned, where it was entered; null where nothing was. */
  readonly withActuals: Return | null;
  readonly warnings: readonly ScenarioWarning[];
}

/** Computes a plan. Unpriced lines are in no sum. */
export function scenarioResult(plan: Plan): ScenarioResult {
  const ofFlow = (flow: CashFlow) => returnOf(flow, plan.monthlyRate);
  const flow = flowOf(plan, plan.lines);
  return {
    plan: ofFlow(flow),
    byEvidence: {
      measured: ofFlow(flowOf(plan, upTo('measured', plan))),
      estimated: ofFlow(flowOf(plan, upTo('estimated', plan))),
      assumed: ofFlow(flow),
    },
    lines: plan.lines.map((line) => lineResult(line, plan.months)),
    months: monthResults(plan, flow),
    tornado: tornado(plan),
    freedHours: hoursOf(plan),
    spent: spentOf(plan),
    withActuals: plan.ledger.length === 0 ? null : ofFlow(flowOf(plan, plan.lines, plan.ledger)),
    warnings: scenarioWarnings(plan),
  };
}

/** All costs, and the benefits that are at least this sure. */
function upTo(evidence: Evidence, { lines }: Plan): readonly Line[] {
  const rank = EVIDENCE.indexOf(evidence);
  return lines.filter((line) => line.kind === 'cost' || EVIDENCE.indexOf(line.evidence) <= rank);
}

function lineResult(line: Line, months: number): LineResult {
  if (line.kind === 'unpriced') return { line, aMonth: null, total: null, hours: null };
  return { line, aMonth: monthlyAmount(line), total: sum(amountsOf(line, months)), hours: freedHours(line, months) };
}

function monthResults(plan: Plan, flow: CashFlow): readonly MonthResult[] {
  const costLines = new Set(plan.lines.filter(({ kind }) => kind === 'cost').map(({ id }) => id));
  let cumulative = 0;
  return monthsOf(plan).map((month, n) => {
    const cost = flow.costs[n]! + (n === 0 ? flow.oneOffCost : 0);
    const benefit = flow.benefits[n]!;
    cumulative += benefit - cost;
    const entered = (isCost: boolean) => {
      const found = plan.ledger.filter((entry) => entry.month === month && costLines.has(entry.lineId) === isCost);
      return found.length === 0 ? null : sum(found.map(({ amount }) => amount));
    };
    return { month, cost, benefit, cumulative, actualCost: entered(true), actualBenefit: entered(false) };
  });
}

function hoursOf({ lines, months }: Plan): ScenarioResult['freedHours'] {
  const hours = lines.map((line) => ({ hours: freedHours(line, months) ?? 0, used: line.reuse?.value ?? 0 }));
  return { total: sum(hours.map((line) => line.hours)), used: sum(hours.map((line) => line.hours * line.used)) };
}
