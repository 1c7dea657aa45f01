import { Body, Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, noContent, PublicIdParam, Route, type Caller } from '@hearback/http';
import { ChangeAddress } from '../application/change-address.js';
import { OwnAccounts } from '../application/own-account.js';
import { SignUp } from '../application/sign-up.js';
import { Network } from './network.js';
import {
  AddWorkspaceDto,
  ChangeEmailDto,
  ChangeOwnAccountDto,
  fromChangeOwnAccountDto,
  OwnAccountDto,
  OwnSessionsDto,
  toOwnAccountDto,
  toOwnSessionDto,
} from './own-account.dto.js';
import { DeviceToken } from './session-token.js';
import { SignedUpDto, toSignedUpDto } from './workspace.dto.js';

/** The signed-in person: profile, address, sessions and further workspaces. */
@Controller('v1/me')
export class OwnAccountController {
  constructor(
    private readonly own: OwnAccounts,
    private readonly changeAddress: ChangeAddress,
    private readonly signUp: SignUp,
  ) {}

  @Get()
  @Allow('workspace:read')
  @Route({ id: 'getOwnAccount', summary: 'Get your own account', reply: OwnAccountDto })
  async show(@CurrentCaller() caller: Caller): Promise<OwnAccountDto> {
    return toOwnAccountDto(await this.own.show(caller));
  }

  @Patch()
  @Allow('workspace:read', { uncached: true })
  @Route({
    id: 'changeOwnAccount',
    summary: 'Change your own name, language and time zone',
    description: 'In all workspaces of which you are a member.',
    body: ChangeOwnAccountDto,
    reply: OwnAccountDto,
    problems: [422],
  })
  async change(@CurrentCaller() caller: Caller, @Body() body: ChangeOwnAccountDto): Promise<OwnAccountDto> {
    return toOwnAccountDto(await this.own.change(caller, fromChangeOwnAccountDto(body)));
  }

  @Post('email-changes')
  @Allow('workspace:read', { uncached: true })
  @Route({
    id: 'requestEmailChange',
    summary: 'Change your own e-mail address',
    description:
      'The new address is mailed a link that confirms it, and the old one a link with which its owner keeps it. An address that belongs to somebody else gets the same reply and no mail.',
    status: 202,
    body: ChangeEmailDto,
    reply: noContent,
    problems: [409, 429, 503],
  })
  async changeEmail(
    @CurrentUnitOfWork() _unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() { email, password }: ChangeEmailDto,
    @Network() network: string,
    @DeviceToken() deviceToken: string | undefined,
  ): Promise<void> {
    await this.changeAddress.request(caller, { email, password, origin: { network, deviceToken } });
  }

  @Post('workspaces')
  @Allow('workspace:read', { uncached: true })
  @Route({
    id: 'addWorkspace',
    summary: 'Create another workspace, of which you are the owner',
    description: 'The keys are returned only in this response. Switch to it with POST /v1/sessions/current/workspace.',
    status: 201,
    body: AddWorkspaceDto,
    reply: SignedUpDto,
    problems: [409, 422, 429, 503],
  })
  async addWorkspace(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() { name, time_zone: timeZone, language }: AddWorkspaceDto,
    @Network() network: string,
  ): Promise<SignedUpDto> {
    const person = await this.own.member(caller);
    const command = { name: name.trim(), timeZone, language, network };
    return toSignedUpDto(await this.signUp.addFor(unit, person, command));
  }

  @Get('sessions')
  @Allow('workspace:read')
  @Route({ id: 'listOwnSessions', summary: 'List your own sessions in all workspaces', reply: OwnSessionsDto })
  async sessions(@CurrentCaller() caller: Caller): Promise<OwnSessionsDto> {
    const sessions = await this.own.sessions(caller);
    return { data: sessions.map((session) => toOwnSessionDto(session, caller.credentialId)) };
  }

  @Delete('sessions/:session_id')
  @Allow('workspace:read', { uncached: true })
  @Route({ id: 'endOwnSession', summary: 'End one of your own sessions', reply: noContent, problems: [404] })
  async endSession(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('session_id', 'ses') id: string,
  ): Promise<void> {
    await this.own.endSession(unit, caller, id);
  }

  @Delete('sessions')
  @Allow('workspace:read', { uncached: true })
  @Route({ id: 'endOtherSessions', summary: 'End all of your own sessions but this one', reply: noContent })
  async endOthers(@CurrentUnitOfWork() unit: UnitOfWork, @CurrentCaller() caller: Caller): Promise<void> {
    await this.own.endOtherSessions(unit, caller);
  }
}
