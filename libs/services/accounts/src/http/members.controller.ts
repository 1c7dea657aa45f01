import { Body, Controller, Get, Patch, Post, Query, Res } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  listOf,
  ListQueryDto,
  noContent,
  PublicIdParam,
  Route,
  setSessionCookie,
  type Caller,
  type ListReply,
  type SessionReply,
  pageReply,
  pageRequest,
} from '@hearback/http';
import { AccountQueries } from '../application/account-queries.js';
import { AddMember } from '../application/add-member.js';
import { ChangeMember } from '../application/change-member.js';
import { ChangePassword } from '../application/change-password.js';
import { RequestConfirmation } from '../application/request-confirmation.js';
import { SESSION_LIFETIME } from '../domain/session.js';
import {
  AddMemberDto,
  ChangeMemberDto,
  ChangePasswordDto,
  fromAddMemberDto,
  fromChangeMemberDto,
  MemberDto,
  toMemberDto,
} from './member.dto.js';
import type { SigningBrowser } from '../application/sessions.js';
import { Browser } from './browser.js';
import { Network } from './network.js';
import { DeviceToken } from './session-token.js';

/** The staff of a workspace. */
@Controller('v1/members')
export class MembersController {
  constructor(
    private readonly queries: AccountQueries,
    private readonly addMember: AddMember,
    private readonly changeMember: ChangeMember,
    private readonly changePassword: ChangePassword,
    private readonly requestConfirmation: RequestConfirmation,
  ) {}

  @Get()
  @Allow('workspace:read')
  @Route({
    id: 'listMembers',
    summary: 'List the members of the workspace',
    query: ListQueryDto,
    reply: listOf(MemberDto),
  })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQueryDto): Promise<ListReply<MemberDto>> {
    const page = await this.queries.members(caller.tenantId, pageRequest(query));
    return pageReply(page, toMemberDto, (member) => member, query);
  }

  @Post()
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'createMember',
    summary: 'Add a member of staff',
    description:
      'The member is mailed a link with which to confirm the address, and can sign in at once. Before an owner has confirmed, a workspace can have few members (409).',
    status: 201,
    body: AddMemberDto,
    reply: MemberDto,
    problems: [409, 422, 503],
  })
  async add(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: AddMemberDto,
    @Network() network: string,
  ): Promise<MemberDto> {
    return toMemberDto(await this.addMember.execute(unit, caller, fromAddMemberDto(body, network)));
  }

  @Patch(':member_id')
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'changeMember',
    summary: 'Change the name, role or active state of a member',
    body: ChangeMemberDto,
    reply: MemberDto,
    problems: [404, 409, 422],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('member_id', 'stf') id: string,
    @Body() body: ChangeMemberDto,
  ): Promise<MemberDto> {
    return toMemberDto(await this.changeMember.execute(unit, caller, id, fromChangeMemberDto(body)));
  }

  @Post(':member_id/confirmation-mails')
  @Allow('workspace:read', { uncached: true })
  @Route({
    id: 'requestConfirmationMail',
    summary: 'Mail a member another link with which to confirm the address',
    description:
      'For yourself, or with workspace:admin for every member. Limited by address, workspace and network (429).',
    status: 202,
    reply: noContent,
    problems: [404, 409, 429, 503],
  })
  async mail(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('member_id', 'stf') id: string,
    @Network() network: string,
  ): Promise<void> {
    await this.requestConfirmation.execute(unit, caller, id, network);
  }

  @Post('me/password')
  @Allow('workspace:read', { uncached: true })
  @Route({
    id: 'changeOwnPassword',
    summary: 'Change your own password',
    description: 'Ends all sessions of the member and sets the cookie of a new one.',
    body: ChangePasswordDto,
    reply: noContent,
    problems: [422, 429, 503],
  })
  async password(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: ChangePasswordDto,
    @Network() network: string,
    @DeviceToken() deviceToken: string | undefined,
    @Browser() browser: SigningBrowser,
    @Res({ passthrough: true }) reply: SessionReply,
  ): Promise<void> {
    const command = {
      currentPassword: body.current_password,
      newPassword: body.new_password,
      origin: { network, deviceToken },
      browser,
    };
    const opened = await this.changePassword.execute(unit, caller, command);
    setSessionCookie(reply, opened.secret, SESSION_LIFETIME);
  }
}
