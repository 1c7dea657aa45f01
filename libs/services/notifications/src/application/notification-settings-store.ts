import type { NotificationSettings } from '../domain/notification-settings.js';

/** What members of staff want to be mailed. */
export abstract class NotificationSettingsStore {
  /** The settings of a member; the defaults if they have set nothing. */
  abstract read(tenantId: string, memberId: string): Promise<NotificationSettings>;
  abstract save(tenantId: string, memberId: string, settings: NotificationSettings, at: Date): Promise<void>;
}
