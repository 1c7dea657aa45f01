/** What receivers can be told of, with what it means. Names are `noun.verb_past`; the list grows. */
export const PUBLIC_EVENTS = {
  'response.submitted': 'A customer has sent an answer, or stopped answering.',
  'response.revised': 'A customer has changed an answer; the highest `revision` holds.',
  'response.excluded': 'An answer no longer counts, but is kept.',
  'response.restored': 'An excluded answer counts again.',
  'response.withdrawn': 'An answer was deleted: its customer withdrew it, or its import was undone.',
  'task.opened': 'A task was opened, by a rule or by hand.',
  'task.assigned': 'A task has a new assignee, or none.',
  'task.breached': 'A task is open beyond a deadline.',
  'task.resolved': 'A task is resolved.',
  'task.reopened': 'A resolved task is open again.',
  'promise.made': 'Somebody made a promise to a customer.',
  'promise.moved': 'A promise is due at another time.',
  'promise.kept': 'A promise was kept.',
  'promise.broken': 'A promise was not kept in time.',
  'survey.published': 'A version of a survey was published.',
  'customer.merged':
    'A profile is the same person as another one: its id and its external id mean the kept one from now on. Of `merged` and `unmerged` about a profile the highest `revision` holds.',
  'customer.unmerged': 'A merge was taken back: the profile is a customer of its own again.',
  'customer.erased':
    'A customer was erased for good: erase your copies, which you know by this id and those of merged profiles.',
} as const;

/** What happened, as receivers know it. */
export type PublicEventType = keyof typeof PUBLIC_EVENTS;

/** Their types, in the order of the reference. */
export const PUBLIC_EVENT_TYPES = Object.keys(PUBLIC_EVENTS) as readonly PublicEventType[];

/** Public ids, numbers and times; never words of a customer. */
export type PublicEventData = {
  readonly [key: string]: string | number | boolean | null | readonly (string | object)[];
};

/** An event as receivers get it. */
export interface PublicEvent {
  readonly type: PublicEventType;
  /** When it happened. */
  readonly timestamp: Date;
  /** Begins with the `id` of what it happened to. */
  readonly data: PublicEventData;
}

/** The body of a message. The text is what is signed, so it is made once and stored. */
export function bodyOf({ type, timestamp, data }: PublicEvent): string {
  return JSON.stringify({ type, timestamp: timestamp.toISOString(), data });
}
