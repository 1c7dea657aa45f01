import { Body, Controller, Delete, Get, Patch, Put } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, noContent, Route, type Caller } from '@hearback/http';
import { AccountsConfig } from '../../accounts.config.js';
import { ChangeSingleSignOn } from '../../application/single-sign-on/change-single-sign-on.js';
import { OwnIdentity } from '../../application/single-sign-on/own-identity.js';
import { redirectUri } from '../../application/single-sign-on/redirect-uri.js';
import { SsoConnections } from '../../application/single-sign-on/sso-connections.js';
import {
  ConnectProviderDto,
  EnforceSingleSignOnDto,
  fromConnectProviderDto,
  SingleSignOnDto,
  SsoConnectionDto,
  toSsoConnectionDto,
} from './single-sign-on.dto.js';

/** The identity provider of the workspace. */
@Controller('v1/single-sign-on')
export class SingleSignOnController {
  constructor(
    private readonly config: AccountsConfig,
    private readonly connections: SsoConnections,
    private readonly changeSingleSignOn: ChangeSingleSignOn,
    private readonly ownIdentity: OwnIdentity,
  ) {}

  @Get()
  @Allow('workspace:read')
  @Route({ id: 'getSingleSignOn', summary: 'Show the identity provider of the workspace', reply: SingleSignOnDto })
  async show(@CurrentCaller() { tenantId, staffId }: Caller): Promise<SingleSignOnDto> {
    const connection = await this.connections.find(tenantId);
    return {
      connection: connection === undefined ? null : toSsoConnectionDto(connection),
      redirect_uri: redirectUri(this.config.publicUrl),
      linked: staffId !== null && (await this.connections.isLinked(tenantId, staffId)),
    };
  }

  @Put()
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'connectIdentityProvider',
    summary: 'Connect the workspace with an identity provider (OpenID Connect)',
    description:
      'Only signed-in owners. The provider is asked for its metadata. Nobody has to sign in with it before `enforced` is true.',
    body: ConnectProviderDto,
    reply: SsoConnectionDto,
    problems: [422],
  })
  async connect(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: ConnectProviderDto,
  ): Promise<SsoConnectionDto> {
    return toSsoConnectionDto(await this.changeSingleSignOn.connect(unit, caller, fromConnectProviderDto(body)));
  }

  @Patch()
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'enforceSingleSignOn',
    summary: 'Say whether members need single sign-on',
    description: 'Only signed-in owners, after one of them has connected the own account. Owners keep their passwords.',
    body: EnforceSingleSignOnDto,
    reply: SsoConnectionDto,
    problems: [404, 409],
  })
  async enforce(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() { enforced }: EnforceSingleSignOnDto,
  ): Promise<SsoConnectionDto> {
    return toSsoConnectionDto(await this.changeSingleSignOn.enforce(unit, caller, enforced));
  }

  @Delete()
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'disconnectIdentityProvider',
    summary: 'Disconnect the identity provider',
    description: 'Only signed-in owners. Members sign in with passwords again; those without one set it by mail.',
    reply: noContent,
    problems: [404],
  })
  async disconnect(@CurrentUnitOfWork() unit: UnitOfWork, @CurrentCaller() caller: Caller): Promise<void> {
    await this.changeSingleSignOn.disconnect(unit, caller);
  }

  @Delete('links/own')
  @Allow('workspace:read', { uncached: true })
  @Route({
    id: 'unlinkOwnIdentity',
    summary: 'Disconnect your own account from the identity provider',
    reply: noContent,
    problems: [404],
  })
  async unlink(@CurrentUnitOfWork() unit: UnitOfWork, @CurrentCaller() caller: Caller): Promise<void> {
    await this.ownIdentity.unlink(unit, caller);
  }
}
