import { publicId } from '@hearback/kernel';
import { segmentOf, topicOf, type Dimension } from '../domain/score-filter.js';

/** A segment as the API shows it, with public ids for surveys, touchpoints and customer segments. */
export function groupValue(by: Dimension, value: string | null): string | null {
  if (value === null) return null;
  if (by === 'survey') return publicId('srv', value);
  const segment = segmentOf(by);
  if (segment !== undefined) return publicId('seg', segment);
  const topic = topicOf(by);
  if (topic !== undefined) return publicId('top', topic);
  return by === 'touchpoint' ? publicId('tpt', value) : value;
}

/** A dimension as callers write it. */
export function dimensionName(by: Dimension): string {
  const [segment, topic] = [segmentOf(by), topicOf(by)];
  if (topic !== undefined) return `topic:${publicId('top', topic)}`;
  return segment === undefined ? by : `segment:${publicId('seg', segment)}`;
}
