import { Controller, Get, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, Route, type Caller } from '@hearback/http';
import { Mailer } from '../application/mailer.js';
import { SendTestMail } from '../application/send-test-mail.js';
import { NotificationsConfig } from '../notifications.config.js';
import { MailStateDto, TestMailDto } from './mail.dto.js';

/** Whether mail works. */
@Controller('v1/mail')
export class MailController {
  constructor(
    private readonly config: NotificationsConfig,
    private readonly mailer: Mailer,
    private readonly sendTestMail: SendTestMail,
  ) {}

  @Get()
  @Allow('workspace:read')
  @Route({ id: 'getMailState', summary: 'Show how this installation sends mail', reply: MailStateDto })
  state(): MailStateDto {
    return { via: this.mailer.route(), sender: this.config.sender };
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
