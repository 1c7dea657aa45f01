/** The inputs of a figure that a vendor quotes, in one currency. */
export interface ClaimInputs {
  readonly months: number;
  readonly oneOffCost: number;
  /** Of a month. */
  readonly recurringCost: number;
  /** Saved in a month. */
  readonly savings: number;
  /** More revenue in a month. */
  readonly extraRevenue: number;
}

/** What is counted, and how. */
export const CLAIM_DEFINITIONS = [
  'net_all_costs',
  'gross',
  'net_one_off_only',
  'net_no_revenue',
  'net_one_month',
  'net_margin_20',
  'net_margin_40',
  'net_margin_60',
  'net_ramp',
  'net_ramp_margin_40',
] as const;
export type ClaimDefinition = (typeof CLAIM_DEFINITIONS)[number];

/** A figure that the inputs give by one definition, as a share (1.28 is 128 %); null if the definition divides by nothing. */
export interface ClaimFigure {
  readonly definition: ClaimDefinition;
  readonly value: number | null;
}

/** Whether a claim follows from its own inputs. */
export interface ClaimCheck {
  /** What the inputs give in the whole period, as they are told. */
  readonly benefit: number;
  readonly cost: number;
  readonly figures: readonly ClaimFigure[];
  /** The definitions that give the claim, as precisely as it is told; none if the inputs cannot produce it. */
  readonly producedBy: readonly ClaimDefinition[];
  /** The benefit in the whole period with which the net return on all costs would be the claim. */
  readonly neededBenefit: number;
}

/** Half a per cent: a claim of 128 % may be 127.5 to 128.5 %. */
const PRECISION = 0.005;

/** Recomputes a claimed return (a share: 1.28 for "128 %") from its inputs by every definition in use. */
export function checkClaim(claim: number, inputs: ClaimInputs): ClaimCheck {
  const figures = CLAIM_DEFINITIONS.map((definition) => ({ definition, value: figureOf(definition, inputs) }));
  return {
    benefit: inputs.months * (inputs.savings + inputs.extraRevenue),
    cost: costOf(inputs),
    figures,
    producedBy: figures
      .filter(({ value }) => value !== null && Math.abs(value - claim) <= PRECISION)
      .map(({ definition }) => definition),
    neededBenefit: (1 + claim) * costOf(inputs),
  };
}

function figureOf(definition: ClaimDefinition, inputs: ClaimInputs): number | null {
  const { months, oneOffCost, recurringCost, savings, extraRevenue } = inputs;
  const cost = costOf(inputs);
  const benefit = (margin: number): number => months * (savings + margin * extraRevenue);
  switch (definition) {
    case 'net_all_costs':
      return net(benefit(1), cost);
    case 'gross':
      return cost > 0 ? benefit(1) / cost : null;
    case 'net_one_off_only':
      return net(benefit(1) - months * recurringCost, oneOffCost);
    case 'net_no_revenue':
      return net(benefit(0), cost);
    case 'net_one_month':
      return net(savings + extraRevenue - recurringCost, oneOffCost);
    case 'net_margin_20':
      return net(benefit(0.2), cost);
    case 'net_margin_40':
      return net(benefit(0.4), cost);
    case 'net_margin_60':
      return net(benefit(0.6), cost);
    case 'net_ramp':
      return net(benefit(1) * rampOf(months), cost);
    case 'net_ramp_margin_40':
      return net(benefit(0.4) * rampOf(months), cost);
  }
}

/** The share of the full benefit that arrives if it grows evenly from month to month, to be whole in the last one. */
function rampOf(months: number): number {
  return (months + 1) / (2 * months);
}

function costOf({ months, oneOffCost, recurringCost }: ClaimInputs): number {
  return oneOffCost + months * recurringCost;
}

function net(benefit: number, cost: number): number | null {
  return cost > 0 ? (benefit - cost) / cost : null;
}
