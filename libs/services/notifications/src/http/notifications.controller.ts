import { Controller, Get, Query } from '@nestjs/common';
import { parsePublicId } from '@hearback/kernel';
import {
  Allow,
  Cursors,
  CurrentCaller,
  listOf,
  listReply,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { notificationsErrors } from '../application/notifications.errors.js';
import {
  NotificationQueries,
  type LoggedNotification,
  type NotificationFilter,
  type Page,
} from '../application/notification-queries.js';
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
  @Route({ id: 'listNotifications', summary: 'List what staff were told of', reply: listOf(NotificationDto) })
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: NotificationsQueryDto,
  ): Promise<ListReply<NotificationDto>> {
    return replyOf(query, await this.queries.list(caller.tenantId, filterOf(query), pageOf(query)));
  }

  @Get(':id')
  @Allow('notifications:read')
  @Route({
    id: 'getNotification',
    summary: 'Read a notification with its tries',
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

function pageOf(query: NotificationsQueryDto): Page {
  return { limit: query.limit, order: query.order, after: Cursors.decode(query.cursor, query) ?? null };
}

function replyOf(query: NotificationsQueryDto, found: readonly LoggedNotification[]): ListReply<NotificationDto> {
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  const more = found.length > query.limit && last !== undefined;
  return listReply(shown.map(notificationToDto), more ? Cursors.encode(last, query) : null);
}
