import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  listOf,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { askingErrors } from '../../application/asking/asking.errors.js';
import { CreateInvitation } from '../../application/asking/create-invitation.js';
import { InvitationQueries, type ShownInvitation } from '../../application/asking/invitation-store.js';
import {
  CreateInvitationDto,
  fromCreateInvitationDto,
  fromInvitationQueryDto,
  InvitationDto,
  InvitationQueryDto,
  toInvitationDto,
} from './invitation.dto.js';

/** Invitations of customers to answer a survey. */
@Controller('v1/survey-invitations')
export class InvitationsController {
  constructor(
    private readonly queries: InvitationQueries,
    private readonly createInvitation: CreateInvitation,
  ) {}

  @Get()
  @Allow('plans:read')
  @Route({
    id: 'listSurveyInvitations',
    summary: 'List invitations to surveys',
    description: 'Those of a customer or a plan say who was asked, and of everybody else why not.',
    query: InvitationQueryDto,
    reply: listOf(InvitationDto),
  })
  async list(@CurrentCaller() caller: Caller, @Query() query: InvitationQueryDto): Promise<ListReply<InvitationDto>> {
    const page = await this.queries.invitations(caller.tenantId, fromInvitationQueryDto(query), pageRequest(query));
    return pageReply(page, toInvitationDto, (invitation) => invitation, query);
  }

  @Post()
  @Allow('plans:send')
  @Route({
    id: 'createSurveyInvitation',
    summary: 'Ask one customer by mail',
    description:
      'The customer is asked once, at the planned time, if attention rules, preferences and consent allow it then. A customer who may not be asked gets an invitation that is `suppressed`, with the reason.',
    status: 201,
    body: CreateInvitationDto,
    reply: InvitationDto,
    problems: [409, 422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: CreateInvitationDto,
  ): Promise<InvitationDto> {
    return toInvitationDto(await this.createInvitation.execute(unit, fromCreateInvitationDto(body), actorOf(caller)));
  }

  @Get(':invitation_id')
  @Allow('plans:read')
  @Route({ id: 'getSurveyInvitation', summary: 'Get an invitation', reply: InvitationDto, problems: [404] })
  async get(
    @CurrentCaller() caller: Caller,
    @PublicIdParam('invitation_id', 'svi') id: string,
  ): Promise<InvitationDto> {
    return toInvitationDto(found(await this.queries.invitation(caller.tenantId, id)));
  }
}

function found(invitation: ShownInvitation | undefined): ShownInvitation {
  if (invitation === undefined) throw askingErrors.error('invitation-not-found');
  return invitation;
}
