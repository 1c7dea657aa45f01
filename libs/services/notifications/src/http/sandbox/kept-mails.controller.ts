import { Controller, Get, Query } from '@nestjs/common';
import {
  Allow,
  CurrentCaller,
  listOf,
  pageReply,
  pageRequest,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { KEPT_MAILS, KeptMailStore } from '../../application/sandbox/kept-mails.js';
import { KeptMailDto, KeptMailsQueryDto, keptMailToDto } from './kept-mail.dto.js';

/** The mails of a sandbox, which nobody gets. */
@Controller('v1/sandbox/mails')
export class KeptMailsController {
  constructor(private readonly mails: KeptMailStore) {}

  @Get()
  @Allow('workspace:admin')
  @Route({
    id: 'listSandboxMails',
    summary: 'List the mails of the sandbox that were kept instead of being sent',
    description: `With a credential of the sandbox (hbk_test_…). Newest first; the newest ${KEPT_MAILS} are there. Mails to its members with a confirmed address are sent. Empty for a workspace that is no sandbox.`,
    query: KeptMailsQueryDto,
    reply: listOf(KeptMailDto),
  })
  async list(@CurrentCaller() caller: Caller, @Query() query: KeptMailsQueryDto): Promise<ListReply<KeptMailDto>> {
    const page = await this.mails.list(caller.tenantId, query.to?.trim() ?? null, pageRequest(query));
    return pageReply(page, keptMailToDto, (mail) => mail, query);
  }
}
