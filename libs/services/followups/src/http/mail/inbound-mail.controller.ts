import { Body, Controller, Delete, Get, Post, Put } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, noContent, ReplyTokens, Route, type Caller } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import { ChangeInboundMail } from '../../application/mail/change-inbound-mail.js';
import { InboundMailStore } from '../../application/mail/inbound-mail-store.js';
import { FollowupsConfig } from '../../followups.config.js';
import { authorOf } from '../ids.js';
import { ChangeInboundMailDto, InboundMailDto, InboundMailSecretDto } from './inbound-mail.dto.js';

/** How mail reaches the workspace. */
@Controller('v1/inbound-mail')
export class InboundMailController {
  constructor(
    private readonly mails: InboundMailStore,
    private readonly changeMail: ChangeInboundMail,
    private readonly tokens: ReplyTokens,
    private readonly config: FollowupsConfig,
  ) {}

  @Get()
  @Allow('workspace:admin')
  @Route({ id: 'getInboundMail', summary: 'Show how mail reaches the workspace', reply: InboundMailDto })
  async get(@CurrentUnitOfWork() unit: UnitOfWork): Promise<InboundMailDto> {
    const found = await unit.run((tx) => this.mails.find(tx, unit.tenantId));
    const { secretCreatedAt, opensTasks, helloNumber, helloHash: hash } = found;
    const domain = this.config.replyDomain ?? null;
    return {
      url: this.#url(unit.tenantId),
      secret_created_at: secretCreatedAt?.toISOString() ?? null,
      opens_tasks: opensTasks,
      address:
        domain !== null && hash !== null ? this.tokens.helloAddressOf(unit.tenantId, helloNumber, domain, hash) : null,
      domain,
    };
  }

  @Put()
  @Allow('workspace:admin')
  @Route({
    id: 'changeInboundMail',
    summary: 'Let first mails open tasks, or not',
    description:
      'A mail of a person to the address of the workspace opens one task. Automatic mails open none, and after 60 in an hour, or 5 of one sender, senders have to wait.',
    body: ChangeInboundMailDto,
    reply: InboundMailDto,
    problems: [409],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: ChangeInboundMailDto,
  ): Promise<InboundMailDto> {
    await this.changeMail.openTasks(unit, body.opens_tasks, authorOf(caller));
    return this.get(unit);
  }

  @Post('address')
  @Allow('workspace:admin')
  @Route({
    id: 'renewInboundMailAddress',
    summary: 'Replace the address to which customers write first',
    description: 'The one before is unknown from now on. The addresses of tasks stay.',
    status: 201,
    reply: InboundMailDto,
    problems: [409],
  })
  async renew(@CurrentUnitOfWork() unit: UnitOfWork, @CurrentCaller() caller: Caller): Promise<InboundMailDto> {
    await this.changeMail.newAddress(unit, authorOf(caller));
    return this.get(unit);
  }

  @Post('secret')
  @Allow('workspace:admin')
  @Route({
    id: 'createInboundMailSecret',
    summary: 'Create the secret with which a provider signs the mails that it brings',
    description: 'It is shown this once. The one before is not accepted any more.',
    status: 201,
    reply: InboundMailSecretDto,
  })
  async secret(@CurrentUnitOfWork() unit: UnitOfWork, @CurrentCaller() caller: Caller): Promise<InboundMailSecretDto> {
    const secret = await this.changeMail.newSecret(unit, authorOf(caller));
    return { url: this.#url(unit.tenantId), secret };
  }

  @Delete('secret')
  @Allow('workspace:admin')
  @Route({
    id: 'removeInboundMailSecret',
    summary: 'Accept no more mails of a provider',
    reply: noContent,
    problems: [404],
  })
  async remove(@CurrentUnitOfWork() unit: UnitOfWork, @CurrentCaller() caller: Caller): Promise<void> {
    await this.changeMail.removeSecret(unit, authorOf(caller));
  }

  #url(tenantId: string): string {
    return `${this.config.publicUrl.replace(/\/+$/, '')}/v1/inbound-mail/${publicId('wsp', tenantId)}`;
  }
}
