import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  IfMatch,
  listOf,
  ListQueryDto,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import type { PageRequest } from '@hearback/kernel';
import { PutPreferences } from '../../application/preferences/put-preferences.js';
import { ReadChoices } from '../../application/preferences/read-choices.js';
import { ReadCustomer } from '../../application/read-customer.js';
import { customerPage } from '../customer-page.js';
import {
  ConsentEntryDto,
  CustomerPreferencesDto,
  fromPutPreferencesDto,
  PutCustomerPreferencesDto,
  toConsentEntryDto,
  toPreferencesDto,
} from './preference.dto.js';

/** What customers allow and want, as staff see it and enter it for them. */
@Controller('v1/customers')
export class ChoicesController {
  constructor(
    private readonly read: ReadChoices,
    private readonly put: PutPreferences,
    private readonly customers: ReadCustomer,
  ) {}

  @Get(':external_id/consents')
  @Allow('customers:read')
  @Route({
    id: 'listCustomerConsents',
    summary: 'List the decisions of a customer',
    description: 'The consent ledger, newest first: what was allowed or withdrawn, with which words, when and how.',
    query: ListQueryDto,
    reply: listOf(ConsentEntryDto),
    problems: [404],
  })
  async consents(
    @CurrentCaller() { tenantId }: Caller,
    @Param('external_id') externalId: string,
    @Query() query: ListQueryDto,
  ): Promise<ListReply<ConsentEntryDto>> {
    const read = (page: PageRequest) => this.read.ledger(tenantId, externalId, page);
    return customerPage(externalId, query, read, toConsentEntryDto);
  }

  @Get(':external_id/preferences')
  @Allow('customers:read')
  @Route({
    id: 'getCustomerPreferences',
    summary: 'Get what a customer allows and wants',
    reply: CustomerPreferencesDto,
    problems: [404],
  })
  async preferences(
    @CurrentCaller() { tenantId }: Caller,
    @Param('external_id') externalId: string,
  ): Promise<CustomerPreferencesDto> {
    return toPreferencesDto(await this.read.execute(tenantId, externalId));
  }

  @Put(':external_id/preferences')
  @Allow('customers:write')
  @Route({
    id: 'putCustomerPreferences',
    summary: 'Enter what a customer allows and wants',
    description:
      'For customers who say so on the phone or elsewhere. Replaces the preferences; adds decisions that differ to the consent ledger.',
    body: PutCustomerPreferencesDto,
    reply: CustomerPreferencesDto,
    problems: [404, 412, 422, 428],
  })
  async enter(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Param('external_id') externalId: string,
    @IfMatch() revision: number,
    @Body() body: PutCustomerPreferencesDto,
  ): Promise<CustomerPreferencesDto> {
    const { id } = await this.customers.execute(caller.tenantId, externalId);
    return toPreferencesDto(await this.put.execute(unit, id, fromPutPreferencesDto(body, revision), actorOf(caller)));
  }
}
