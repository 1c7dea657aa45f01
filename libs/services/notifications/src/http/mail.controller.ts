import { Controller, Get, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Allow, CurrentCaller, CurrentUnitOfWork, Route, type Caller } from '@hearback/http';
import { MailEventStore } from '../application/mail-event-store.js';
import { Mailer } from '../application/mailer.js';
import { SendTestMail } from '../application/send-test-mail.js';
import { NotificationsConfig } from '../notifications.config.js';
import { MailStateDto, TestMailDto } from './mail.dto.js';
import { MailResultsDto, resultsToDto } from './sender.dto.js';

/** The days of which results are told. */
const RESULT_DAYS = 28;

/** Whether mail works. */
@Controller('v1/mail')
export class MailController {
  constructor(
    private readonly config: NotificationsConfig,
    private readonly mailer: Mailer,
    private readonly sendTestMail: SendTestMail,
    private readonly events: MailEventStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('workspace:read')
  @Route({ id: 'getMailState', summary: 'Show how this installation sends mail', reply: MailStateDto })
  state(): MailStateDto {
    return { via: this.mailer.route(), sender: this.config.sender };
  }

  @Get('results')
  @Allow('plans:read')
  @Route({
    id: 'getMailResults',
    summary: 'Tell what became of the mails to customers in the last 28 days',
    reply: MailResultsDto,
  })
  async results(@CurrentCaller() caller: Caller): Promise<MailResultsDto> {
    const since = new Date(this.clock.now().getTime() - RESULT_DAYS * 86_400_000);
    return resultsToDto(since, await this.events.results(caller.tenantId, since));
  }

  @Post('test')
  @Allow('workspace:admin')
  @Route({
    id: 'sendTestMail',
    summary: 'Mail yourself a test',
    description: 'Waits for the reply of the mail server. Needs a session and a confirmed address (409).',
    reply: TestMailDto,
    problems: [409],
  })
  async test(@CurrentUnitOfWork() unit: UnitOfWork, @CurrentCaller() caller: Caller): Promise<TestMailDto> {
    const { address, outcome, reply } = await this.sendTestMail.execute(unit, caller);
    return { address, outcome, reply };
  }
}
