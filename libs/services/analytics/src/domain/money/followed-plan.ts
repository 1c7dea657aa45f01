import type { LiveMeasure, LiveMeasureName } from './live-measures.js';
import type { Factor, Plan } from './scenario.js';

/** The plan with the values that its factors follow, each with its interval; where there is none, the last value that was stored stays. */
export function followedPlan<P extends Plan>(plan: P, measures: ReadonlyMap<LiveMeasureName, LiveMeasure>): P {
  const followed = (factor: Factor): Factor => {
    const measure = factor.follows === null ? undefined : measures.get(factor.follows);
    if (measure === undefined || measure.value === null) return factor;
    const { interval, value } = measure;
    return { ...factor, value, low: interval?.low ?? null, high: interval?.high ?? null };
  };
  return { ...plan, lines: plan.lines.map((line) => ({ ...line, factors: line.factors.map(followed) })) };
}

/** The measures that a plan follows, each once. */
export function followedBy({ lines }: Plan): readonly LiveMeasureName[] {
  return [...new Set(lines.flatMap(({ factors }) => factors.flatMap(({ follows }) => follows ?? [])))];
}
