import { METRICS, type Metric } from '@hearback/questionnaire';
import type { CesDirection } from './ces.js';
import type { Scale } from './scores.js';

export { METRICS, type Metric };

/**
 * How a score was asked for, according to its method version: `nps.v1`, `csat.v1:1-5`, `ces.v1:1-7:agree:3f2a…` (scale,
 * direction and hash of the statement). Series of two methods are never averaged.
 */
export type Method =
  | { readonly metric: 'nps'; readonly version: string; readonly scale: Scale }
  | { readonly metric: 'csat'; readonly version: string; readonly scale: Scale }
  | { readonly metric: 'ces'; readonly version: string; readonly scale: Scale; readonly direction: CesDirection };

/** The method of a version; undefined if this release does not know it. */
export function parseMethod(version: string): Method | undefined {
  if (version === 'nps.v1') return { metric: 'nps', version, scale: { min: 0, max: 10 } };
  const match = /^(csat|ces)\.v1:(\d{1,2})-(\d{1,2})(?::(agree|effort)(?::.*)?)?$/.exec(version);
  if (match === null) return undefined;
  const [, metric, low, high, direction] = match;
  const scale = { min: Number(low), max: Number(high) };
  if (scale.min >= scale.max || scale.max > 10) return undefined;
  if (metric === 'csat') return direction === undefined ? { metric, version, scale } : undefined;
  if (direction !== 'agree' && direction !== 'effort') return undefined;
  return { metric: 'ces', version, scale, direction };
}

/** The method of counted scores. Throws for an unknown method, whose scores are never counted. */
export function countedMethod(version: string): Method {
  const method = parseMethod(version);
  if (method === undefined) throw new Error(`unknown method in the counts: ${version}`);
  return method;
}

/** A placeholder method of the metric, for a number without answers. */
export function methodWithoutAnswers(metric: Metric): Method {
  return countedMethod({ nps: 'nps.v1', csat: 'csat.v1:1-5', ces: 'ces.v1:1-7:agree' }[metric]);
}
