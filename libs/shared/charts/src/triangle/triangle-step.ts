/** A step of the triangle, from 0 (few) to 4 (month 0). */
export type TriangleStep = 0 | 1 | 2 | 3 | 4;

/** The lower ends of the steps 1 to 3, in per cent; a legend shows the same. */
export const TRIANGLE_BOUNDS = [10, 15, 20] as const;

/** The step of a share from 0 to 1. By the whole number that is shown, so that equal texts have equal colours. */
export function triangleStep(share: number): TriangleStep {
  return TRIANGLE_BOUNDS.filter((bound) => Math.round(100 * share) >= bound).length as TriangleStep;
}

/** The ground and the text of a step: more is darker in light pages, lighter in dark ones. */
export const TRIANGLE_STEPS = [
  { ground: 'var(--share-0, #F2EFE9)', text: 'var(--ink, #1F1D1A)' },
  { ground: 'var(--share-1, #E2EFF2)', text: 'var(--ink, #1F1D1A)' },
  { ground: 'var(--share-2, #BFDDE5)', text: 'var(--ink, #1F1D1A)' },
  { ground: 'var(--share-3, #8CC2D2)', text: 'var(--ink, #1F1D1A)' },
  { ground: 'var(--accent, #12617A)', text: 'var(--on-accent, #FFFFFF)' },
] as const;

/** The ground of a month that still runs. */
export const RUNNING_GROUND =
  'repeating-linear-gradient(135deg, var(--surface, #FFFFFF) 0 5px, var(--hover, #F4F1EB) 5px 10px)';
