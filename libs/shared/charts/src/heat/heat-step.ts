import { HEAT_STEPS } from '../colours.js';

/** A step of a heat table, from 0 (good) to 4 (worst). */
export type HeatStep = 0 | 1 | 2 | 3 | 4;

/** The lower ends of the steps 0 to 3 on the scale of 0 to 100; a legend shows the same. */
export const HEAT_BOUNDS = [88, 80, 70, 60] as const;

/** The step of a score on the scale of 0 to 100. By the whole number that is shown, so that equal texts have equal colours. */
export function heatStep(score: number): HeatStep {
  const step = HEAT_BOUNDS.findIndex((bound) => Math.round(score) >= bound);
  return (step === -1 ? 4 : step) as HeatStep;
}

/** The ground and the text colour of a step. */
export function heatColours(step: HeatStep): (typeof HEAT_STEPS)[number] {
  return HEAT_STEPS[step];
}
