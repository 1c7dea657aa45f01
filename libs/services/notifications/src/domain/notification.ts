/** What staff are notified of. */
export const NOTIFICATION_KINDS = [
  'task_opened',
  'task_assigned',
  'task_due',
  'task_breached',
  'promise_due',
  'promise_broken',
  'customer_replied',
  'rule_notice',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** The state of a notification's mail: not sent yet, accepted by the mail server, or given up. */
export const NOTIFICATION_STATUSES = ['pending', 'delivered', 'failed'] as const;
export type NotificationStatus = (typeof NOTIFICATION_STATUSES)[number];

/** The task as it appears in a mail; times are RFC 3339. */
export interface TaskNotice {
  readonly taskId: string;
  readonly title: string;
  /** Why the task was opened; null if the mail does not show it. */
  readonly reason: string | null;
  /** The customer's comment; null if there is none or the mail does not show it. */
  readonly comment: string | null;
  readonly dueAt: string;
}

/** A member of staff, from this service's copy. */
export interface Member {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** One of the kernel's `ROLES`, or one that this version does not know. */
  readonly role: string;
  readonly active: boolean;
  /** Whether the owner of the address has confirmed it; nobody else is mailed about tasks. */
  readonly confirmed: boolean;
  /** Own language (BCP 47) and time zone (IANA); null: those of the workspace. */
  readonly language: string | null;
  readonly timeZone: string | null;
}

/**
 * Who is notified of a task: its assignee, or the owners and admins of the workspace while it has no active assignee. Members who have
 * not confirmed their address count too; the delivery log says why their mails are not sent.
 */
export function recipientsOf<M extends Member>(assigneeId: string | null, members: readonly M[]): readonly M[] {
  const active = members.filter((member) => member.active);
  const assignee = active.find((member) => member.id === assigneeId);
  if (assignee !== undefined) return [assignee];
  return active.filter((member) => member.role === 'owner' || member.role === 'admin');
}
