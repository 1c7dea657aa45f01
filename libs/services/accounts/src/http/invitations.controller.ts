import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  listOf,
  ListQueryDto,
  noContent,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { InvitationQueries } from '../application/invitation-store.js';
import { InviteMember } from '../application/invite-member.js';
import { RenewInvitation } from '../application/renew-invitation.js';
import { RevokeInvitation } from '../application/revoke-invitation.js';
import { fromInviteMemberDto, InvitationDto, InviteMemberDto, toInvitationDto } from './invitation.dto.js';
import { Network } from './network.js';

/** Invitations of a workspace. */
@Controller('v1/invitations')
export class InvitationsController {
  constructor(
    private readonly queries: InvitationQueries,
    private readonly invite: InviteMember,
    private readonly renew: RenewInvitation,
    private readonly revoke: RevokeInvitation,
  ) {}

  @Get()
  @Allow('workspace:admin')
  @Route({
    id: 'listInvitations',
    summary: 'List the invitations that are neither accepted nor revoked',
    query: ListQueryDto,
    reply: listOf(InvitationDto),
  })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQueryDto): Promise<ListReply<InvitationDto>> {
    const page = await this.queries.list(caller.tenantId, pageRequest(query));
    return pageReply(page, toInvitationDto, (invitation) => invitation, query);
  }

  @Post()
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'createInvitation',
    summary: 'Invite a person by mail',
    description:
      'The mail has a link, valid for seven days, with which only the owner of the address can join. Needs an owner who has confirmed the own address (409). Limited by address, workspace and network (429).',
    status: 201,
    body: InviteMemberDto,
    reply: InvitationDto,
    problems: [409, 422, 429, 503],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: InviteMemberDto,
    @Network() network: string,
  ): Promise<InvitationDto> {
    return toInvitationDto(await this.invite.execute(unit, caller, fromInviteMemberDto(body, network)));
  }

  @Post(':invitation_id/mails')
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'renewInvitation',
    summary: 'Mail an invitation again, with a new link',
    description: 'The earlier link ends. Limited by address, workspace and network (429).',
    status: 202,
    reply: InvitationDto,
    problems: [404, 429, 503],
  })
  async mail(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('invitation_id', 'inv') id: string,
    @Network() network: string,
  ): Promise<InvitationDto> {
    return toInvitationDto(await this.renew.execute(unit, caller, id, network));
  }

  @Delete(':invitation_id')
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'revokeInvitation',
    summary: 'Revoke an invitation',
    description: 'Its link no longer works.',
    reply: noContent,
    problems: [404],
  })
  async end(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('invitation_id', 'inv') id: string,
  ): Promise<void> {
    await this.revoke.execute(unit, caller, id);
  }
}
