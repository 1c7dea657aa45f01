import { publicId } from '@hearback/kernel';
import { segmentOf, type Dimension } from '../domain/score-filter.js';

/** A segment as the API shows it, with public ids for surveys, touchpoints and customer segments. */
export function groupValue(by: Dimension, value: string | null): string | null {
  if (value === null) return null;
  if (by === 'survey') return publicId('srv', value);
  const segment = segmentOf(by);
  if (segment !== undefined) return publicId('seg', segment);
  return by === 'touchpoint' ? publicId('tpt', value) : value;
}

/** A dimension as callers write it. */
export function dimensionName(by: Dimension): string {
  const segment = segmentOf(by);
  return segment === undefined ? by : `segment:${publicId('seg', segment)}`;
}
