import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, noContent, PublicIdParam, Route, type Caller } from '@hearback/http';
import { CancelMessage } from '../../application/thread/cancel-message.js';
import { ReadThread } from '../../application/thread/read-thread.js';
import { SendMessage } from '../../application/thread/send-message.js';
import { authorOf } from '../ids.js';
import { messageToDto, threadToDto } from './thread-mapping.js';
import { SendMessageDto, ThreadDto, ThreadMessageDto } from './thread.dto.js';

/** The thread with the customer of a task. */
@Controller('v1/tasks')
export class ThreadController {
  constructor(
    private readonly readThread: ReadThread,
    private readonly sendMessage: SendMessage,
    private readonly cancelMessage: CancelMessage,
  ) {}

  @Get(':id/thread')
  @Allow('tasks:read')
  @Route({
    id: 'getTaskThread',
    summary: 'Get the thread with the customer of a task',
    reply: ThreadDto,
    problems: [404],
  })
  async read(@CurrentCaller() caller: Caller, @PublicIdParam('id', 'tsk') id: string): Promise<ThreadDto> {
    return threadToDto(await this.readThread.execute(caller.tenantId, id));
  }

  @Post(':id/messages')
  @Allow('tasks:write')
  @Route({
    id: 'sendTaskMessage',
    summary: 'Send a message to the customer of a task',
    description:
      'It leaves after ten seconds, in which it can be cancelled. A message of a member of staff is the first response to the customer. One of an API key is automatic: it leaves at once, and only if the rules of tone let it.',
    status: 201,
    body: SendMessageDto,
    reply: ThreadMessageDto,
    problems: [404, 409],
  })
  async send(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'tsk') id: string,
    @Body() { text, wait }: SendMessageDto,
  ): Promise<ThreadMessageDto> {
    const message = { taskId: id, text, waits: wait ?? false };
    return messageToDto(await this.sendMessage.execute(unit, message, authorOf(caller)), new Map());
  }

  @Delete(':id/messages/:message_id')
  @Allow('tasks:write')
  @Route({
    id: 'cancelTaskMessage',
    summary: 'Cancel a message before it leaves',
    description: 'To edit a message, cancel it and send another. Cancelling it twice changes nothing.',
    reply: noContent,
    problems: [404, 409],
  })
  async cancel(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @PublicIdParam('id', 'tsk') id: string,
    @PublicIdParam('message_id', 'msg') messageId: string,
  ): Promise<void> {
    await this.cancelMessage.execute(unit, id, messageId);
  }
}
