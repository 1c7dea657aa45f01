import { Body, Controller, Delete, Get, Post, Put } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, noContent, Route, type Caller } from '@hearback/http';
import { emailAddress } from '@hearback/kernel';
import { ChangeSender, type SenderCommand } from '../application/change-sender.js';
import { CheckSender } from '../application/check-sender.js';
import { notificationsErrors } from '../application/notifications.errors.js';
import { SenderStore, type Sender } from '../application/senders.js';
import { displayName, isSingleAddress } from '../domain/address.js';
import { NotificationsConfig } from '../notifications.config.js';
import { ChangeSenderDto, SenderDto, senderToDto } from './sender.dto.js';

/** From whom mails to customers are. */
@Controller('v1/sender')
export class SenderController {
  constructor(
    private readonly senders: SenderStore,
    private readonly changeSender: ChangeSender,
    private readonly checkSender: CheckSender,
    private readonly config: NotificationsConfig,
  ) {}

  @Get()
  @Allow('workspace:admin')
  @Route({
    id: 'getSender',
    summary: 'Show from whom mails to customers are',
    description: 'With the DNS records that the domain needs, and what the newest check found.',
    reply: SenderDto,
  })
  async get(@CurrentCaller() caller: Caller): Promise<SenderDto> {
    return this.#reply(await this.senders.find(caller.tenantId));
  }

  @Put()
  @Allow('workspace:admin')
  @Route({
    id: 'changeSender',
    summary: 'Change from whom mails to customers are',
    description:
      'Mails are from the address once all records of its domain were found; until then they are from the installation, with this name, and replies go to the workspace. Another domain gets a new key.',
    body: ChangeSenderDto,
    reply: SenderDto,
    problems: [422],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: ChangeSenderDto,
  ): Promise<SenderDto> {
    return this.#reply(await this.changeSender.save(unit, commandOf(body), caller));
  }

  @Delete()
  @Allow('workspace:admin')
  @Route({
    id: 'removeSender',
    summary: 'Let mails to customers be from the installation',
    description: 'The key of the sender is deleted.',
    reply: noContent,
    problems: [404],
  })
  async remove(@CurrentUnitOfWork() unit: UnitOfWork, @CurrentCaller() caller: Caller): Promise<void> {
    await this.changeSender.remove(unit, caller);
  }

  @Post('check')
  @Allow('workspace:admin')
  @Route({
    id: 'checkSender',
    summary: 'Check the DNS records of the sender now',
    description: 'At most every ten seconds (429). They are checked every day, too.',
    reply: SenderDto,
    problems: [404, 429],
  })
  async check(@CurrentUnitOfWork() unit: UnitOfWork): Promise<SenderDto> {
    return this.#reply(await this.checkSender.now(unit));
  }

  #reply(sender: Sender | undefined): SenderDto {
    const records = sender === undefined ? [] : this.checkSender.recordsOf(sender);
    return senderToDto(sender, records, this.config.sender);
  }
}

function commandOf({ name, address, reply_to: replyTo }: ChangeSenderDto): SenderCommand {
  return {
    name: displayName(name) || rejected('/name', 'must have letters or digits'),
    address: single('/address', address),
    replyTo: replyTo === null || replyTo === undefined ? null : single('/reply_to', replyTo),
  };
}

function single(pointer: string, text: string): string {
  const address = emailAddress(text);
  return address !== undefined && isSingleAddress(address)
    ? address
    : rejected(pointer, 'must be one plain address that a mail server takes');
}

function rejected(pointer: string, detail: string): never {
  throw notificationsErrors.error('bad-sender', undefined, { errors: [{ pointer, code: 'invalid-value', detail }] });
}
