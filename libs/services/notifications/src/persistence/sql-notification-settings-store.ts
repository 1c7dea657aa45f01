import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { NotificationSettingsStore, type MailLocale } from '../application/notification-settings-store.js';
import { DEFAULT_SETTINGS, type NotificationSettings } from '../domain/notification-settings.js';

/** `NotificationSettingsStore` in SQL. */
@Injectable()
export class SqlNotificationSettingsStore extends NotificationSettingsStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override read(tenantId: string, memberId: string): Promise<NotificationSettings> {
    return this.database.withTenant(tenantId, async (tx) => {
      const [row] = await tx.query<{ settings: NotificationSettings }>(
        `select settings from notifications.notification_settings where tenant_id = $1 and member_id = $2`,
        [tenantId, memberId],
      );
      return row?.settings ?? DEFAULT_SETTINGS;
    });
  }

  override async save(tenantId: string, memberId: string, settings: NotificationSettings, at: Date): Promise<void> {
    await this.database.withTenant(tenantId, (tx) =>
      tx.query(
        `insert into notifications.notification_settings (tenant_id, member_id, settings, changed_at)
         values ($1, $2, $3, $4)
         on conflict (tenant_id, member_id) do update set settings = excluded.settings, changed_at = excluded.changed_at`,
        [tenantId, memberId, JSON.stringify(settings), at],
      ),
    );
  }

  override readLocale(tenantId: string, memberId: string): Promise<MailLocale> {
    return this.database.withTenant(tenantId, async (tx) => {
      const [row] = await tx.query<MailLocale & Record<string, unknown>>(
        `select coalesce(m.time_zone, w.time_zone, 'UTC') as "timeZone", coalesce(m.language, w.language, 'en') as language
         from (select $1::uuid as tenant_id, $2::uuid as id) asked
         left join notifications.member m on m.tenant_id = asked.tenant_id and m.id = asked.id
         left join notifications.workspace w on w.tenant_id = asked.tenant_id`,
        [tenantId, memberId],
      );
      return row!;
    });
  }
}
