import type { Refusal } from '../refusal.js';
import type { Plan } from './scenario.js';

/** Why a plan has no return; null if it has one. */
export function scenarioRefusal({ lines }: Plan): Refusal | null {
  const priced = lines.filter(({ kind }) => kind !== 'unpriced');
  if (priced.length === 0)
    return refusal('no_lines', 'There is no line with an amount yet. Add what it costs and what it brings.');
  if (!priced.some(({ kind }) => kind === 'cost'))
    return refusal('no_cost', 'A return is a share of the cost, and there is no line of cost yet. Add what it costs.');
  return null;
}

function refusal(code: string, message: string): Refusal {
  return { kind: 'nothing', code, message, needed: null, have: null };
}
