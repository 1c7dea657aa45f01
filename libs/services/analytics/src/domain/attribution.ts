/** How credit for a sale is divided between the touches that came before it. None of them shows what caused the sale. */
export const ATTRIBUTION_MODELS = ['first', 'last', 'linear', 'position_based', 'time_decay'] as const;
export type AttributionModel = (typeof ATTRIBUTION_MODELS)[number];

/** Days in which the credit of a touch halves, as in Google Analytics. */
export const DECAY_HALF_LIFE_DAYS = 7;

/** The first and the last touch get this share each in the position-based model. */
const END_SHARE = 0.4;

/**
 * Credits of the touches of one sale, in the order of `daysBefore` (days from touch to sale, oldest first, each ≥ 0), in the unit of `value`.
 * They add up to `value` exactly: what rounding leaves is on the last touch. An empty list gives no credits.
 */
export function attribute(model: AttributionModel, daysBefore: readonly number[], value: number): readonly number[] {
  const weights = weightsOf(model, daysBefore);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const credits = weights.map((weight) => (value * weight) / total);
  return credits.map((credit, i) => (i < credits.length - 1 ? credit : value - sumOf(credits.slice(0, -1))));
}

function weightsOf(model: AttributionModel, daysBefore: readonly number[]): readonly number[] {
  const last = daysBefore.length - 1;
  switch (model) {
    case 'first':
      return daysBefore.map((_, i) => (i === 0 ? 1 : 0));
    case 'last':
      return daysBefore.map((_, i) => (i === last ? 1 : 0));
    case 'linear':
      return daysBefore.map(() => 1);
    case 'position_based':
      return daysBefore.map((_, i) => positionWeight(i, last));
    case 'time_decay': {
      // Relative to the last touch, so that touches of long ago do not all become 0.
      const nearest = Math.min(...daysBefore);
      return daysBefore.map((days) => 2 ** ((nearest - days) / DECAY_HALF_LIFE_DAYS));
    }
  }
}

/** 100; 50/50; 40, 20 shared by those between, 40. */
function positionWeight(i: number, last: number): number {
  if (last < 2) return 1;
  return i === 0 || i === last ? END_SHARE : (1 - 2 * END_SHARE) / (last - 1);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
