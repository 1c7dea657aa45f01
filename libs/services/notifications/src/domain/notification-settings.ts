import { NOTIFICATION_KINDS, type NotificationKind } from './notification.js';

/** How often somebody is mailed: as things happen, or in one mail a day or a week. */
export const MAIL_FREQUENCIES = ['at_once', 'daily', 'weekly'] as const;
export type MailFrequency = (typeof MAIL_FREQUENCIES)[number];

/** A part of each day; it may go past midnight. Times are `HH:MM` in the time zone of the member. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** What a member of staff wants to be mailed, and when. */
export interface NotificationSettings {
  readonly kinds: readonly NotificationKind[];
  readonly frequency: MailFrequency;
  /** Time of the daily or weekly mail. */
  readonly digestAt: string;
  /** Day of the weekly mail; 1 is Monday. */
  readonly digestDay: number;
  readonly quietHours: QuietHours | null;
}

/** The settings of a member who has set nothing. */
export const DEFAULT_SETTINGS: NotificationSettings = {
  kinds: NOTIFICATION_KINDS,
  frequency: 'at_once',
  digestAt: '08:00',
  digestDay: 1,
  quietHours: null,
};

/** The next time after a moment at which it is `at` in the member's time zone; on this day of the week, if one is given. */
export type NextTime = (at: string, after: Date, day?: number) => Date;

/** The earliest time from `earliest` on at which the member wants a mail. */
export function sendTime(settings: NotificationSettings, earliest: Date, next: NextTime): Date {
  const planned = digestTime(settings, earliest, next);
  const { quietHours } = settings;
  if (quietHours === null) return planned;
  const end = next(quietHours.to, planned);
  // Within the quiet hours, their end comes before their next beginning.
  return end < next(quietHours.from, planned) ? end : planned;
}

/** When a notification of `now` would be mailed; null if it is mailed at once, or never. */
export function nextMailTime(settings: NotificationSettings, now: Date, next: NextTime): Date | null {
  if (settings.kinds.length === 0) return null;
  const at = sendTime(settings, now, next);
  return at > now ? at : null;
}

function digestTime({ frequency, digestAt, digestDay }: NotificationSettings, earliest: Date, next: NextTime): Date {
  if (frequency === 'at_once') return earliest;
  const after = new Date(earliest.getTime() - 1);
  return frequency === 'daily' ? next(digestAt, after) : next(digestAt, after, digestDay);
}
