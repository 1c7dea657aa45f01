import type { ClaimDefinition } from './claim.js';

/** What each definition counts, in English. */
const WORDS: Readonly<Record<ClaimDefinition, string>> = {
  net_all_costs: 'the net return on all costs',
  gross: 'benefit by cost, which is no return',
  net_one_off_only: 'the net return on the one-off cost only',
  net_no_revenue: 'the net return without any extra revenue',
  net_one_month: 'the net return of one month on the one-off cost',
  net_margin_20: 'the net return with 20 % of the revenue as margin',
  net_margin_40: 'the net return with 40 % of the revenue as margin',
  net_margin_60: 'the net return with 60 % of the revenue as margin',
  net_ramp: 'the net return with benefits that ramp up',
  net_ramp_margin_40: 'the net return with benefits that ramp up, 40 % of the revenue as margin',
};

/** The verdict in a sentence. `claim` is a share. */
export function claimVerdict(claim: number, producedBy: readonly ClaimDefinition[]): string {
  const told = `${Number((100 * claim).toFixed(1))} %`;
  if (producedBy.length === 0) return `${told} cannot be produced by these inputs.`;
  return `${told} is ${producedBy.map((definition) => WORDS[definition]).join('; it is also ')}.`;
}
