import { Controller, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentUnitOfWork, PublicIdParam, Route, StringField, TimestampField } from '@hearback/http';
import { CopyStatusLink } from '../../application/status/copy-status-link.js';

/** The link to a status page. */
export class StatusLinkDto {
  @StringField({
    description: 'Whoever has it can read the page and answer on it.',
    example: 'https://feedback.example.com/t/AZjApB0-e29viixdTj8qGwwGzY1Z8q2J3fJ0b2p1X2o',
  })
  readonly url: string;
  @TimestampField() readonly expires_at: string;
}

/** Gives staff the links to status pages. */
@Controller('v1/tasks')
export class StatusLinkController {
  constructor(private readonly copyStatusLink: CopyStatusLink) {}

  @Post(':id/status-link')
  @Allow('tasks:write')
  @Route({
    id: 'copyStatusLink',
    summary: 'Get the link to the status page of the customer',
    description: 'The link stays the same; the time for which it works begins anew.',
    reply: StatusLinkDto,
    problems: [404],
  })
  async copy(@CurrentUnitOfWork() unit: UnitOfWork, @PublicIdParam('id', 'tsk') id: string): Promise<StatusLinkDto> {
    const { url, expiresAt } = await this.copyStatusLink.execute(unit, id);
    return { url, expires_at: expiresAt.toISOString() };
  }
}
