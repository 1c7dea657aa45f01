import { Body, Controller, Get, Put } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, IfMatch, PublicIdParam, Route, type Caller } from '@hearback/http';
import type { DraftKey } from '../../application/drafts/reply-draft-store.js';
import { ReplyDrafts } from '../../application/drafts/reply-drafts.js';
import { followupsErrors } from '../../application/followups.errors.js';
import { draftToDto, ReplyDraftDto, SaveReplyDraftDto } from './reply-draft.dto.js';

/** The drafts of the caller. */
@Controller('v1/tasks')
export class ReplyDraftsController {
  constructor(private readonly drafts: ReplyDrafts) {}

  @Get(':id/draft')
  @Allow('tasks:read')
  @Route({
    id: 'getReplyDraft',
    summary: 'Get what you have typed to the customer of a task',
    description:
      'The draft of a member is the same on all devices; nobody else sees it. Sending a message discards it. An API key has none.',
    reply: ReplyDraftDto,
    problems: [404],
  })
  async read(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'tsk') id: string,
  ): Promise<ReplyDraftDto> {
    return draftToDto(await this.drafts.read(unit, id, caller.staffId));
  }

  @Put(':id/draft')
  @Allow('tasks:write')
  @Route({
    id: 'saveReplyDraft',
    summary: 'Save what you have typed to the customer of a task',
    body: SaveReplyDraftDto,
    reply: ReplyDraftDto,
    problems: [403, 404, 412, 428],
  })
  async save(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'tsk') id: string,
    @IfMatch() version: number,
    @Body() { text }: SaveReplyDraftDto,
  ): Promise<ReplyDraftDto> {
    return draftToDto(await this.drafts.save(unit, keyOf(caller, id), text, version));
  }
}

/** Only members have drafts. */
function keyOf({ staffId }: Caller, taskId: string): DraftKey {
  if (staffId === null) throw followupsErrors.error('drafts-need-session');
  return { taskId, memberId: staffId };
}
