import { Body, Controller, Get, Put } from '@nestjs/common';
import { Clock } from '@hearback/kernel';
import { Allow, CurrentCaller, Route, type Caller } from '@hearback/http';
import { NotificationSettingsStore } from '../application/notification-settings-store.js';
import { notificationsErrors } from '../application/notifications.errors.js';
import { NotificationSettingsDto, settingsFromDto, settingsToDto } from './notification-settings.dto.js';

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
    reply: NotificationSettingsDto,
    problems: [403],
  })
  async get(@CurrentCaller() caller: Caller): Promise<NotificationSettingsDto> {
    return settingsToDto(await this.store.read(caller.tenantId, memberOf(caller)));
  }

  @Put()
  @Allow('workspace:read')
  @Route({
    id: 'changeNotificationSettings',
    summary: 'Change what you are mailed',
    body: NotificationSettingsDto,
    reply: NotificationSettingsDto,
    problems: [403, 422],
  })
  async change(
    @CurrentCaller() caller: Caller,
    @Body() dto: NotificationSettingsDto,
  ): Promise<NotificationSettingsDto> {
    const settings = settingsFromDto(dto);
    if (settings.quietHours !== null && settings.quietHours.from === settings.quietHours.to)
      throw notificationsErrors.error('empty-quiet-hours');
    await this.store.save(caller.tenantId, memberOf(caller), settings, this.clock.now());
    return settingsToDto(settings);
  }
}

function memberOf({ staffId }: Caller): string {
  if (staffId === null) throw notificationsErrors.error('needs-session');
  return staffId;
}
