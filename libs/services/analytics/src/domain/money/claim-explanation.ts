import type { ExplainedStep } from '../explanation.js';
import type { ClaimCheck, ClaimDefinition, ClaimInputs } from './claim.js';

/** How the figures of a claim are computed, in enough detail to recompute them by hand. */
export function explainClaim(inputs: ClaimInputs, { figures }: ClaimCheck): readonly ExplainedStep[] {
  return figures.map(({ definition, value }) => {
    const { benefit, cost, formula } = termsOf(definition, inputs);
    const sum = definition === 'gross' ? `(${benefit}) / (${cost})` : `((${benefit}) − (${cost})) / (${cost})`;
    return { name: definition, formula, substituted: value === null ? null : sum, value };
  });
}

function termsOf(definition: ClaimDefinition, inputs: ClaimInputs) {
  const { extraRevenue, months, oneOffCost, recurringCost, savings } = inputs;
  const cost = `${oneOffCost} + ${months} · ${recurringCost}`;
  const benefit = (margin: string) => `${months} · (${savings} + ${margin}${extraRevenue})`;
  const net = (what: string) => `(benefit − cost) / cost; ${what}`;
  const ramp = ` · ${months + 1} / ${2 * months}`;
  switch (definition) {
    case 'gross':
      return { benefit: benefit(''), cost, formula: 'benefit / cost; all costs' };
    case 'net_all_costs':
      return { benefit: benefit(''), cost, formula: net('all costs') };
    case 'net_one_off_only':
      return {
        benefit: `${benefit('')} − ${months} · ${recurringCost}`,
        cost: `${oneOffCost}`,
        formula: net('only the one-off cost is the investment, recurring cost is taken off the benefit'),
      };
    case 'net_no_revenue':
      return { benefit: benefit('0 · '), cost, formula: net('no extra revenue at all') };
    case 'net_one_month':
      return {
        benefit: `${savings} + ${extraRevenue} − ${recurringCost}`,
        cost: `${oneOffCost}`,
        formula: net('the benefit of one month, the one-off cost'),
      };
    case 'net_margin_20':
      return { benefit: benefit('0.2 · '), cost, formula: net('a fifth of the revenue is margin') };
    case 'net_margin_40':
      return { benefit: benefit('0.4 · '), cost, formula: net('two fifths of the revenue are margin') };
    case 'net_margin_60':
      return { benefit: benefit('0.6 · '), cost, formula: net('three fifths of the revenue are margin') };
    case 'net_ramp':
      return {
        benefit: benefit('') + ramp,
        cost,
        formula: net('the benefit grows evenly, to be whole in the last month'),
      };
    case 'net_ramp_margin_40':
      return { benefit: benefit('0.4 · ') + ramp, cost, formula: net('both: it grows evenly, two fifths are margin') };
  }
}
