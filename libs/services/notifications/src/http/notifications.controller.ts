import { Controller, Get, Query } from '@nestjs/common';
import { parsePublicId } from '@hearback/kernel';
import {
  Allow,
  CurrentCaller,
  listOf,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { notificationsErrors } from '../application/notifications.errors.js';
import { NotificationQueries, type NotificationFilter } from '../application/notification-queries.js';
import {
  detailToDto,
  NotificationDetailDto,
  NotificationDto,
  NotificationsQueryDto,
  notificationToDto,
} from './notification.dto.js';

/** The delivery log. */
@Controller('v1/notifications')
export class NotificationsController {
  constructor(private readonly queries: NotificationQueries) {}

  @Get()
  @Allow('notifications:read')
  @Route({
    id: 'listNotifications',
    summary: 'List notifications',
    query: NotificationsQueryDto,
    reply: listOf(NotificationDto),
  })
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: NotificationsQueryDto,
  ): Promise<ListReply<NotificationDto>> {
    const page = await this.queries.list(caller.tenantId, filterOf(query), pageRequest(query));
    return pageReply(page, notificationToDto, (notification) => notification, query);
  }

  @Get(':id')
  @Allow('notifications:read')
  @Route({
    id: 'getNotification',
    summary: 'Get a notification with its delivery attempts',
    reply: NotificationDetailDto,
    problems: [404],
  })
  async get(@CurrentCaller() caller: Caller, @PublicIdParam('id', 'ntf') id: string): Promise<NotificationDetailDto> {
    const found = await this.queries.find(caller.tenantId, id);
    if (found === undefined) throw notificationsErrors.error('not-found');
    return detailToDto(found.notification, found.attempts);
  }
}

function filterOf({ status, kind, task_id }: NotificationsQueryDto): NotificationFilter {
  const taskId = task_id === undefined ? null : (parsePublicId('tsk', task_id) ?? null);
  return { status: status ?? null, kind: kind ?? null, taskId };
}
