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
import { parsePublicId } from '@hearback/kernel';
import { Controller, Get, Query } from '@nestjs/common';
import { UnconfirmedAnswers } from '../application/unconfirmed-answers.js';
import { toUnconfirmedAnswerDto, UnconfirmedAnswerDto, UnconfirmedQueryDto } from './unconfirmed.dto.js';

/** Reads the answers to mailed invitations that do not count, because a program may have sent them. */
@Controller('v1/responses/unconfirmed')
export class UnconfirmedController {
  constructor(private readonly answers: UnconfirmedAnswers) {}

  @Get()
  @Allow('responses:read')
  @Route({
    id: 'listUnconfirmedAnswers',
    summary: 'List unconfirmed answers',
    description:
      'Answers to mailed invitations that a mail scanner may have sent. They are kept, have no event and count nowhere; they become ' +
      'responses if the customer touches the page, or if newer rules confirm them.',
    query: UnconfirmedQueryDto,
    reply: listOf(UnconfirmedAnswerDto),
  })
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: UnconfirmedQueryDto,
  ): Promise<ListReply<UnconfirmedAnswerDto>> {
    const filter = { surveyId: query.survey_id && parsePublicId('srv', query.survey_id), evidence: query.evidence };
    const page = await this.answers.list(caller.tenantId, filter, pageRequest(query));
    return pageReply(page, toUnconfirmedAnswerDto, (answer) => answer, query);
  }
}
