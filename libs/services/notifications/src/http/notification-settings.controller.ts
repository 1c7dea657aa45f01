import { Body, Controller, Get, Put } from '@nestjs/common';
import { Clock } from '@hearback/kernel';
import { Allow, CurrentCaller, Route, type Caller } from '@hearback/http';
import { NotificationSettingsStore } from '../application/notification-settings-store.js';
import { notificationsErrors } from '../application/notifications.errors.js';
import { nextTimeIn } from '../application/next-time.js';
import { nextMailTime, type NotificationSettings } from '../domain/notification-settings.js';
import {
  NotificationSettingsDto,
  SavedNotificationSettingsDto,
  settingsFromDto,
  settingsToDto,
} from './notification-settings.dto.js';

/** What members of staff want to be mailed. */
@Controller('v1/members/me/notification-settings')
export class NotificationSettingsController {
  constructor(
    private readonly store: NotificationSettingsStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('workspace:read')
  @Route({
    id: 'getNotificationSettings',
    summary: 'Show what you are mailed',
    reply: SavedNotificationSettingsDto,
    problems: [403],
  })
  async get(@CurrentCaller() caller: Caller): Promise<SavedNotificationSettingsDto> {
    return this.#reply(caller, await this.store.read(caller.tenantId, memberOf(caller)));
  }

  @Put()
  @Allow('workspace:read')
  @Route({
    id: 'changeNotificationSettings',
    summary: 'Change what you are mailed',
    body: NotificationSettingsDto,
    reply: SavedNotificationSettingsDto,
    problems: [403, 422],
  })
  async change(
    @CurrentCaller() caller: Caller,
    @Body() dto: NotificationSettingsDto,
  ): Promise<SavedNotificationSettingsDto> {
    const settings = settingsFromDto(dto);
    if (settings.quietHours !== null && settings.quietHours.from === settings.quietHours.to)
      throw notificationsErrors.error('empty-quiet-hours');
    await this.store.save(caller.tenantId, memberOf(caller), settings, this.clock.now());
    return this.#reply(caller, settings);
  }

  async #reply(caller: Caller, settings: NotificationSettings): Promise<SavedNotificationSettingsDto> {
    const { timeZone, language } = await this.store.readLocale(caller.tenantId, memberOf(caller));
    const next = nextMailTime(settings, this.clock.now(), nextTimeIn(timeZone));
    return {
      ...settingsToDto(settings),
      time_zone: timeZone,
      language,
      next_mail_at: next === null ? null : next.toISOString(),
    };
  }
}

function memberOf({ staffId }: Caller): string {
  if (staffId === null) throw notificationsErrors.error('needs-session');
  return staffId;
}
