import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  IfMatch,
  listOf,
  noContent,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { ChangeChatTargets } from '../../application/chat/change-chat-targets.js';
import { ChatTargetStore } from '../../application/chat/chat-target-store.js';
import { WriteToChats } from '../../application/chat/write-to-chats.js';
import { notificationsErrors } from '../../application/notifications.errors.js';
import type { ChatTarget } from '../../domain/chat/chat-target.js';
import {
  ChangeChatTargetDto,
  ChatTargetDto,
  ChatTargetsQueryDto,
  chatTargetToDto,
  contentOf,
  CreateChatTargetDto,
} from './chat-target.dto.js';

/** Chats to which rules and summaries are sent. */
@Controller('v1/chat-targets')
export class ChatTargetsController {
  constructor(
    private readonly targets: ChatTargetStore,
    private readonly changeTargets: ChangeChatTargets,
    private readonly writeToChats: WriteToChats,
  ) {}

  @Get()
  @Allow('rules:read')
  @Route({
    id: 'listChatTargets',
    summary: 'List the chats to which rules and summaries can be sent',
    query: ChatTargetsQueryDto,
    reply: listOf(ChatTargetDto),
  })
  async list(
    @CurrentCaller() { tenantId }: Caller,
    @Query() query: ChatTargetsQueryDto,
  ): Promise<ListReply<ChatTargetDto>> {
    return pageReply(await this.targets.list(tenantId, pageRequest(query)), chatTargetToDto, (each) => each, query);
  }

  @Post()
  @Allow('workspace:admin')
  @Route({
    id: 'createChatTarget',
    summary: 'Add a chat',
    description:
      'Messages have numbers and links, never words or names of customers, which nobody could erase there. A workspace has at most 20.',
    status: 201,
    body: CreateChatTargetDto,
    reply: ChatTargetDto,
    problems: [409, 422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() { kind, name, address, digest = 'never' }: CreateChatTargetDto,
  ): Promise<ChatTargetDto> {
    return this.#shown(caller, await this.changeTargets.create(unit, kind, { name, address, digest }, caller));
  }

  @Get(':chat_target_id')
  @Allow('rules:read')
  @Route({ id: 'getChatTarget', summary: 'Get a chat', reply: ChatTargetDto, problems: [404] })
  async get(
    @CurrentCaller() { tenantId }: Caller,
    @PublicIdParam('chat_target_id', 'cht') id: string,
  ): Promise<ChatTargetDto> {
    const target = await this.targets.find(tenantId, id);
    if (target === undefined) throw notificationsErrors.error('chat-target-not-found');
    return chatTargetToDto(target);
  }

  @Patch(':chat_target_id')
  @Allow('workspace:admin')
  @Route({
    id: 'changeChatTarget',
    summary: 'Change a chat',
    body: ChangeChatTargetDto,
    reply: ChatTargetDto,
    problems: [404, 412, 422, 428],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('chat_target_id', 'cht') id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeChatTargetDto,
  ): Promise<ChatTargetDto> {
    return this.#shown(caller, await this.changeTargets.change(unit, id, contentOf(body), revision, caller));
  }

  @Delete(':chat_target_id')
  @Allow('workspace:admin')
  @Route({
    id: 'deleteChatTarget',
    summary: 'Delete a chat',
    description: 'Rules that write to it say that they could not.',
    reply: noContent,
    problems: [404],
  })
  async remove(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('chat_target_id', 'cht') id: string,
  ): Promise<void> {
    await this.changeTargets.remove(unit, id, caller);
  }

  @Post(':chat_target_id/enable')
  @Allow('workspace:admin')
  @Route({
    id: 'enableChatTarget',
    summary: 'Write to a disabled chat again',
    status: 200,
    reply: ChatTargetDto,
    problems: [404],
  })
  async enable(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('chat_target_id', 'cht') id: string,
  ): Promise<ChatTargetDto> {
    return this.#shown(caller, await this.changeTargets.enable(unit, id, caller));
  }

  @Post(':chat_target_id/test')
  @Allow('workspace:admin')
  @Route({
    id: 'testChatTarget',
    summary: 'Send a test message to a chat',
    description: 'It is sent as any other message; `last_attempt` says how it went.',
    status: 202,
    reply: ChatTargetDto,
    problems: [404, 409],
  })
  async test(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('chat_target_id', 'cht') id: string,
  ): Promise<ChatTargetDto> {
    return this.#shown(caller, await this.writeToChats.test(unit, id, caller));
  }

  async #shown({ tenantId }: Caller, changed: ChatTarget): Promise<ChatTargetDto> {
    const listed = await this.targets.find(tenantId, changed.id);
    return chatTargetToDto({ pending: 0, lastAttempt: null, ...listed, ...changed });
  }
}
