import type { HiddenField } from './survey.js';

/**
 * The segment of a number by bands, which are ascending inclusive upper bounds: with [3, 6], 3 is in `<=3`, 5 in `>3..6`, 7
 * in `>6`. Without bands there is no segment: null.
 */
export function segmentOf(value: number, bands: readonly number[] | undefined): string | null {
  if (bands === undefined || bands.length === 0) return null;
  const index = bands.findIndex((bound) => value <= bound);
  if (index === 0) return `<=${bands[0]}`;
  if (index === -1) return `>${bands[bands.length - 1]}`;
  return `>${bands[index - 1]}..${bands[index]}`;
}

/** The segment of an accepted value of a hidden field; null if the field has no segments. */
export function fieldSegmentOf(field: HiddenField, value: string | number | boolean): string | null {
  if (typeof value === 'number') return field.type === 'number' ? segmentOf(value, field.bands) : null;
  if (field.type === 'text' && !field.segment) return null;
  return String(value);
}
