/** A step of the triangle, from 0 (few) to 4 (month 0). */
export type TriangleStep = 0 | 1 | 2 | 3 | 4;

/** The lower ends of the steps 1 to 3, in per cent; a legend shows the same. */
export const TRIANGLE_BOUNDS = [10, 15, 20] as const;

/** The step of a share from 0 to 1. By the whole number that is shown, so that equal texts have equal colours. */
export function triangleStep(share: number): TriangleStep {
  return TRIANGLE_BOUNDS.filter((bound) => Math.round(100 * share) >= bound).length as TriangleStep;
}

const INK = 'var(--ink, #1F1D1A)';

/** So much per cent of the accent on the surface, which fits light and dark pages. */
function ground(percent: number): string {
  return `color-mix(in srgb, var(--accent, #12617A) ${percent}%, var(--surface, #FFFFFF))`;
}

/** The ground and the text of a step: more is darker in light pages, lighter in dark ones. */
export const TRIANGLE_STEPS = [
  { ground: ground(4), text: INK },
  { ground: ground(12), text: INK },
  { ground: ground(26), text: INK },
  { ground: ground(42), text: INK },
  { ground: 'var(--accent, #12617A)', text: 'var(--on-accent, #FFFFFF)' },
] as const;

/** The ground of a month that still runs. */
export const RUNNING_GROUND =
  'repeating-linear-gradient(135deg, var(--surface, #FFFFFF) 0 5px, var(--hover, #F4F1EB) 5px 10px)';
