/**
 * What a timeline shows. `asked` a question was sent or shown, `not_asked` it was held back, `answered`, `task` opened, resolved or reopened,
 * `message` to or from the customer, `promise`, `mail_failed` a mail did not arrive or an address is no longer written to, `consent` a decision,
 * `event` an order or another event, `merge` of profiles.
 */
export const TIMELINE_KINDS = [
  'asked',
  'not_asked',
  'answered',
  'task',
  'message',
  'promise',
  'mail_failed',
  'consent',
  'event',
  'merge',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** A score in an answer. */
export interface TimelineScore {
  readonly question: string;
  readonly metric: string;
  readonly score: number;
  readonly min: number;
  readonly max: number;
}

/** An amount of money in minor units. */
export interface TimelineAmount {
  readonly minor: number;
  readonly currency: string;
}

/** What is known of an entry, as far as it applies to its kind. Ids are UUIDs. */
export interface TimelineDetails {
  /** What changed: `opened`, `resolved`, `made`, `kept`, `sent`, `received`, `granted`, `withdrawn`, `merged` …; readers accept others. */
  readonly change?: string | null;
  readonly surveyId?: string | null;
  readonly responseId?: string | null;
  readonly taskId?: string | null;
  readonly invitationId?: string | null;
  readonly messageId?: string | null;
  readonly channel?: string | null;
  readonly scores?: readonly TimelineScore[];
  /** Title of a task, kind of an event, or purpose of a consent. */
  readonly title?: string | null;
  /** Why something failed or was held back, or how a decision came about. */
  readonly reason?: string | null;
  /** The caller's id of an event, or the external id of the other profile of a merge. */
  readonly reference?: string | null;
  readonly amount?: TimelineAmount | null;
}

/** Something that happened with a customer. */
export interface TimelineEntry {
  readonly id: string;
  readonly kind: TimelineKind;
  readonly at: Date;
  readonly details: TimelineDetails;
}

/** An entry that another service tells of. */
export interface ToldEntry extends TimelineEntry {
  readonly tenantId: string;
  /** Whose: a profile, or a subject that belongs to one. */
  readonly of: { readonly customerId: string } | { readonly externalId: string } | { readonly subjectId: string };
  /** Of two states of an entry the higher one holds. Absent: it never changes. */
  readonly revision?: number;
}

/** Whose an answer, a task or an invitation is: a customer's, or that of another subject. */
export interface ToldSubject {
  readonly tenantId: string;
  readonly id: string;
  readonly of: { readonly customerId: string } | { readonly externalId: string } | { readonly parentId: string };
}
