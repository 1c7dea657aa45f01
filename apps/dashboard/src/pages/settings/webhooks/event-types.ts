import type { EventType } from './webhooks-queries.js';

/** All events that an endpoint can be told of, by what they are about. */
export const EVENT_GROUPS = {
  response: {
    'response.submitted': true,
    'response.revised': true,
    'response.excluded': true,
    'response.restored': true,
    'response.withdrawn': true,
  },
  task: {
    'task.opened': true,
    'task.assigned': true,
    'task.breached': true,
    'task.resolved': true,
    'task.reopened': true,
  },
  promise: { 'promise.made': true, 'promise.moved': true, 'promise.kept': true, 'promise.broken': true },
  survey: { 'survey.published': true },
  customer: { 'customer.merged': true, 'customer.unmerged': true, 'customer.erased': true },
} as const satisfies Groups<EventType>;

/** The types in groups by their noun; one that is missing does not compile. */
type Groups<T extends string> = {
  [Noun in T as Noun extends `${infer N}.${string}` ? N : never]: Record<Noun, true>;
};

export type EventGroup = keyof typeof EVENT_GROUPS;

/** The groups in their order. */
export const EVENT_GROUP_NAMES = Object.keys(EVENT_GROUPS) as readonly EventGroup[];

/** The types of a group, in their order. */
export function typesOf(group: EventGroup): readonly EventType[] {
  return Object.keys(EVENT_GROUPS[group]) as EventType[];
}
