import type { AccountMailPurpose } from '../../domain/account-mail.js';
import type { NotificationKind } from '../../domain/notification.js';
import type { DisabledReason } from '../../domain/webhooks/webhook-endpoint.js';

/** A text with `{{ count }}` in the plural forms of its language. */
export type Counted = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** The texts of mails about tasks; `{{ title }}` is a task's and `{{ workspace }}` the name of the workspace. */
export interface TaskMailWords {
  readonly subject: Readonly<Record<NotificationKind, string>>;
  readonly lead: Readonly<Record<NotificationKind, string>>;
  readonly label: Readonly<Record<NotificationKind, string>>;
  /** Subject and lead of several notifications in one mail. */
  readonly digest: Counted;
  readonly due: string;
  readonly why: string;
  readonly open: string;
  readonly openAll: string;
  readonly more: Counted;
  readonly footer: string;
  readonly settings: string;
}

/** The texts of a mail with one link; without placeholders, so that nobody can send free text with it. */
export interface LinkMailWords {
  readonly subject: string;
  readonly lead: string;
  /** The label of the link. */
  readonly action: string;
  readonly valid: string;
  /** For recipients who did not ask for the mail. */
  readonly unexpected: string;
}

/** The texts of all mails to staff in one language, with placeholders for Liquid. */
export interface MailWords {
  readonly task: TaskMailWords;
  readonly confirmation: LinkMailWords;
  readonly account: Readonly<Record<AccountMailPurpose, LinkMailWords>>;
  /** `{{ inviter }}` is a confirmed address; `unnamedLead` is for an inviter who has none. */
  readonly invitation: LinkMailWords & { readonly unnamedLead: string };
  /** `{{ host }}` is that of the endpoint, which admins have typed. */
  readonly webhooks: Readonly<Record<DisabledReason, LinkMailWords>>;
  readonly test: { readonly subject: string; readonly lead: string };
}
