import { publicId } from '@hearback/kernel';
import type { Dimension } from '../domain/score-filter.js';

/** A segment as the API shows it: surveys and touchpoints by their public ids. */
export function groupValue(by: Dimension, value: string | null): string | null {
  if (value === null) return null;
  if (by === 'survey') return publicId('srv', value);
  return by === 'touchpoint' ? publicId('tpt', value) : value;
}
