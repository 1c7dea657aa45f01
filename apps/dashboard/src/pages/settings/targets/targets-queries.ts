import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Body } from '../../../api/client.js';

export type Target = Body<'replaceSlaTargets'>['targets'][number];
export type Step = Target['steps'][number];

/** A target in the editor. The key stays while it is moved, so that its fields keep what was typed. */
export interface TargetDraft {
  readonly key: string;
  readonly target: Target;
}

/** The targets of the workspace, in their order. */
export const targetsQuery = queryOptions({
  queryKey: ['sla-targets'],
  queryFn: () => dataOf(api.GET('/v1/sla-targets')),
});

const MINUTES_PER_HOUR = 60;

/** The hours that a field shows; empty for no deadline. */
export const hoursOf = (minutes: number | null): number | '' => (minutes === null ? '' : minutes / MINUTES_PER_HOUR);

/** The minutes of such a field; null if it is empty. */
export const minutesOf = (hours: number | string): number | null =>
  typeof hours === 'number' ? Math.round(hours * MINUTES_PER_HOUR) : null;

/** What a new target begins with: an answer in an hour, done in a day of eight hours. */
export const newTarget = (): TargetDraft => ({
  key: crypto.randomUUID(),
  target: {
    name: '',
    rule_ids: null,
    touchpoint_ids: null,
    customer_value: null,
    first_response_minutes: MINUTES_PER_HOUR,
    resolution_minutes: 8 * MINUTES_PER_HOUR,
    steps: [],
  },
});
