import { publicId } from '@hearback/kernel';
import type { Dimension } from '../domain/score-filter.js';

/** A segment as the API shows it, with public ids for surveys and touchpoints. */
export function groupValue(by: Dimension, value: string | null): string | null {
  if (value === null) return null;
  if (by === 'survey') return publicId('srv', value);
  return by === 'touchpoint' ? publicId('tpt', value) : value;
}
