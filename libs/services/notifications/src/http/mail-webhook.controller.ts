import { Controller, Delete, Get, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, noContent, Route, type Caller } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import { ChangeMailWebhook } from '../application/change-mail-webhook.js';
import { MailEventStore } from '../application/mail-event-store.js';
import { NotificationsConfig } from '../notifications.config.js';
import { MailWebhookDto, MailWebhookSecretDto } from './mail-webhook.dto.js';

/** The webhook by which a provider reports bounces and complaints. */
@Controller('v1/mail-webhook')
export class MailWebhookController {
  constructor(
    private readonly events: MailEventStore,
    private readonly changeWebhook: ChangeMailWebhook,
    private readonly config: NotificationsConfig,
  ) {}

  @Get()
  @Allow('workspace:admin')
  @Route({
    id: 'getMailWebhook',
    summary: 'Show where providers report bounces and complaints to',
    reply: MailWebhookDto,
  })
  async get(@CurrentCaller() { tenantId }: Caller): Promise<MailWebhookDto> {
    const webhook = await this.events.webhookOf(tenantId);
    return {
      url: this.#url(tenantId),
      secret_created_at: webhook?.createdAt.toISOString() ?? null,
      last_received_at: webhook?.lastReceivedAt?.toISOString() ?? null,
    };
  }

  @Post('secret')
  @Allow('workspace:admin')
  @Route({
    id: 'createMailWebhookSecret',
    summary: 'Create the secret with which a provider signs its reports',
    description: 'It is shown this once. The one before is not accepted any more.',
    status: 201,
    reply: MailWebhookSecretDto,
  })
  async secret(@CurrentUnitOfWork() unit: UnitOfWork, @CurrentCaller() caller: Caller): Promise<MailWebhookSecretDto> {
    const secret = await this.changeWebhook.newSecret(unit, caller);
    return { url: this.#url(caller.tenantId), secret };
  }

  @Delete()
  @Allow('workspace:admin')
  @Route({
    id: 'removeMailWebhook',
    summary: 'Accept no more reports of providers',
    reply: noContent,
    problems: [404],
  })
  async remove(@CurrentUnitOfWork() unit: UnitOfWork, @CurrentCaller() caller: Caller): Promise<void> {
    await this.changeWebhook.remove(unit, caller);
  }

  #url(tenantId: string): string {
    return `${this.config.publicUrl.replace(/\/+$/, '')}/v1/mail-events/${publicId('wsp', tenantId)}`;
  }
}
