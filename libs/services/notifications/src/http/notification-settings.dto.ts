import { EnumField, IntegerField, ListField, ObjectField, StringField, TimestampField } from '@hearback/http';
import { MAIL_FREQUENCIES, type MailFrequency, type NotificationSettings } from '../domain/notification-settings.js';
import { NOTIFICATION_KINDS, type NotificationKind } from '../domain/notification.js';

const TIME = { pattern: /^([01]\d|2[0-3]):[0-5]\d$/ };

/** Hours of each day without mails. */
export class QuietHoursDto {
  @StringField({ ...TIME, example: '20:00', description: '`HH:MM` in your time zone.' })
  readonly from: string;
  @StringField({ ...TIME, example: '07:00', description: 'May be before `from`: then they go past midnight.' })
  readonly to: string;
}

/** What you are mailed, and when, in your time zone. */
export class NotificationSettingsDto {
  @ListField('string', {
    max: NOTIFICATION_KINDS.length,
    item: { values: NOTIFICATION_KINDS },
    example: ['task_opened', 'task_assigned', 'task_breached'],
    description: 'The kinds of notifications that are mailed; none for an empty list.',
  })
  readonly kinds: readonly NotificationKind[];
  @EnumField(MAIL_FREQUENCIES, {
    example: 'daily',
    description: '`at_once`, or collected in one mail a day or a week.',
  })
  readonly frequency: MailFrequency;
  @StringField({ ...TIME, example: '08:00', description: 'Time of the daily or weekly mail, as `HH:MM`.' })
  readonly digest_at: string;
  @IntegerField({ min: 1, max: 7, example: 1, description: 'Day of the weekly mail; 1 is Monday.' })
  readonly digest_day: number;
  @ObjectField(() => QuietHoursDto, { nullable: true, description: 'Mails of these hours are sent at their end.' })
  readonly quiet_hours: QuietHoursDto | null;
}

/** The settings, and what follows from them. */
export class SavedNotificationSettingsDto extends NotificationSettingsDto {
  @StringField({ max: 100, example: 'Europe/Berlin', description: 'Your time zone, or that of the workspace.' })
  readonly time_zone: string;
  @StringField({ max: 35, example: 'de', description: 'The language of your mails.' })
  readonly language: string;
  @TimestampField({
    nullable: true,
    description: 'When a notification of now would be mailed; null if it is mailed at once, or never.',
  })
  readonly next_mail_at: string | null;
}

/** The settings as JSON. */
export function settingsToDto(settings: NotificationSettings): NotificationSettingsDto {
  const { kinds, frequency, digestAt, digestDay, quietHours } = settings;
  return {
    kinds: [...kinds],
    frequency,
    digest_at: digestAt,
    digest_day: digestDay,
    quiet_hours: quietHours === null ? null : { from: quietHours.from, to: quietHours.to },
  };
}

/** The settings from JSON. */
export function settingsFromDto(dto: NotificationSettingsDto): NotificationSettings {
  const { kinds, frequency, digest_at: digestAt, digest_day: digestDay, quiet_hours: quiet } = dto;
  const quietHours = quiet === null ? null : { from: quiet.from, to: quiet.to };
  return { kinds: [...new Set(kinds)], frequency, digestAt, digestDay, quietHours };
}
