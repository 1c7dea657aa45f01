import { Body, Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, noContent, PublicIdParam, Route, type Caller } from '@hearback/http';
import { SsoDomains } from '../../application/single-sign-on/sso-domains.js';
import {
  AddSsoDomainDto,
  ChangeSsoDomainDto,
  fromAddSsoDomainDto,
  fromChangeSsoDomainDto,
  SsoDomainDto,
  SsoDomainsDto,
  toSsoDomainDto,
} from './sso-domain.dto.js';

/** The domains whose people sign in with the provider. */
@Controller('v1/single-sign-on/domains')
export class SsoDomainsController {
  constructor(private readonly domains: SsoDomains) {}

  @Get()
  @Allow('workspace:admin')
  @Route({ id: 'listSignInDomains', summary: 'List the domains of single sign-on', reply: SsoDomainsDto })
  async list(@CurrentCaller() { tenantId }: Caller): Promise<SsoDomainsDto> {
    return { data: (await this.domains.list(tenantId)).map(toSsoDomainDto) };
  }

  @Post()
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'addSignInDomain',
    summary: 'Add a domain',
    description: 'Only signed-in owners. Publish its TXT record, then check it.',
    status: 201,
    body: AddSsoDomainDto,
    reply: SsoDomainDto,
    problems: [409],
  })
  async add(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: AddSsoDomainDto,
  ): Promise<SsoDomainDto> {
    return toSsoDomainDto(await this.domains.add(unit, caller, fromAddSsoDomainDto(body)));
  }

  @Post(':domain_id/checks')
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'checkSignInDomain',
    summary: 'Look for the TXT record that proves a domain',
    description:
      'Only signed-in owners. A domain that is proved here is taken from the workspace that had proved it before.',
    reply: SsoDomainDto,
    problems: [404],
  })
  async check(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('domain_id', 'dmn') id: string,
  ): Promise<SsoDomainDto> {
    return toSsoDomainDto(await this.domains.check(unit, caller, id));
  }

  @Patch(':domain_id')
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'changeSignInDomain',
    summary: 'Change who comes in by a domain',
    description: 'Only signed-in owners.',
    body: ChangeSsoDomainDto,
    reply: SsoDomainDto,
    problems: [404],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('domain_id', 'dmn') id: string,
    @Body() body: ChangeSsoDomainDto,
  ): Promise<SsoDomainDto> {
    return toSsoDomainDto(await this.domains.change(unit, caller, id, fromChangeSsoDomainDto(body)));
  }

  @Delete(':domain_id')
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'removeSignInDomain',
    summary: 'Remove a domain',
    description: 'Only signed-in owners. Its members stay.',
    reply: noContent,
    problems: [404],
  })
  async remove(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('domain_id', 'dmn') id: string,
  ): Promise<void> {
    await this.domains.remove(unit, caller, id);
  }
}
