import { Body, Controller, Put } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Allow, CurrentCaller, EnumField, noContent, PublicIdField, Route, type Caller } from '@hearback/http';
import { parsePublicId } from '@hearback/kernel';
import { LiveHints } from '../application/live-hints.js';
import { notificationsErrors } from '../application/notifications.errors.js';
import { PRESENCE_STATES, type PresenceState } from '../domain/presence.js';

/** Where a member is. */
export class PresenceDto {
  @PublicIdField('tsk') readonly task_id: string;
  @EnumField(PRESENCE_STATES, { description: '`gone`: has left the page.' }) readonly state: PresenceState;
}

/** Tells colleagues who else works on a task. */
@Controller('v1/presence')
export class PresenceController {
  constructor(
    private readonly hints: LiveHints,
    private readonly database: TenantDatabase,
  ) {}

  @Put()
  @Allow('tasks:read')
  @Route({
    id: 'showPresence',
    summary: 'Show colleagues that you have a task open',
    description:
      'Readers of live updates get it as an event `presence`, which holds for half a minute: send it again after ten seconds. It is stored nowhere.',
    body: PresenceDto,
    reply: noContent,
    problems: [403],
  })
  async show(@CurrentCaller() { tenantId, staffId }: Caller, @Body() body: PresenceDto): Promise<void> {
    if (staffId === null) throw notificationsErrors.error('needs-session');
    const taskId = parsePublicId('tsk', body.task_id);
    if (taskId === undefined) throw new Error('a validated id is not valid');
    const presence = { tenantId, taskId, staffId, state: body.state };
    await this.database.withTenant(tenantId, (tx) => this.hints.signal(tx, presence));
  }
}
