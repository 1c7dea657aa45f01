import { resolveLanguage, type Language } from '@hearback/questionnaire';
/** What staff are told of. */
export const NOTIFICATION_KINDS = ['task_opened', 'task_assigned', 'task_due', 'task_breached'] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Where a notification stands: its mail is still to come, was taken by the mail server, or was given up. */
export const NOTIFICATION_STATUSES = ['pending', 'delivered', 'failed'] as const;
export type NotificationStatus = (typeof NOTIFICATION_STATUSES)[number];

/** What a mail says of a task; times are RFC 3339. */
export interface TaskNotice {
  readonly taskId: string;
  readonly title: string;
  /** Why the task was opened; null where that is not said. */
  readonly reason: string | null;
  /** What the customer wrote; null where nothing was, or where it is not said. */
  readonly comment: string | null;
  readonly dueAt: string;
}

/** A member of staff as this service knows them. */
export interface Member {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** One of the kernel's `ROLES`, or one that this version does not know. */
  readonly role: string;
  readonly active: boolean;
}

/** Who is told of a task: its owner, or, while it has no active one, the owners and admins of the workspace. */
export function recipientsOf(assigneeId: string | null, members: readonly Member[]): readonly Member[] {
  const active = members.filter((member) => member.active);
  const assignee = active.find((member) => member.id === assigneeId);
  if (assignee !== undefined) return [assignee];
  return active.filter((member) => member.role === 'owner' || member.role === 'admin');
}

/** The languages that mails are written in. */
export const MAIL_LANGUAGES = ['en', 'fr'] as const satisfies readonly Language[];
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];

/** The language of mails for staff whose workspace has this BCP 47 tag. */
export function mailLanguage(tag: string): MailLanguage {
  const language = resolveLanguage({ default_language: 'en', languages: MAIL_LANGUAGES }, tag);
  return MAIL_LANGUAGES.find((each) => each === language) ?? 'en';
}
