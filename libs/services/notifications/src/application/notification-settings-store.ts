import type { NotificationSettings } from '../domain/notification-settings.js';

/** How and for which clock mails to a member are written. */
export interface MailLocale {
  /** IANA name. */
  readonly timeZone: string;
  /** BCP 47 tag. */
  readonly language: string;
}

/** What members of staff want to be mailed. */
export abstract class NotificationSettingsStore {
  /** The settings of a member; the defaults if they have set nothing. */
  abstract read(tenantId: string, memberId: string): Promise<NotificationSettings>;
  abstract save(tenantId: string, memberId: string, settings: NotificationSettings, at: Date): Promise<void>;
  /** The member's own time zone and language, or the workspace's; UTC and English while neither is known. */
  abstract readLocale(tenantId: string, memberId: string): Promise<MailLocale>;
}
