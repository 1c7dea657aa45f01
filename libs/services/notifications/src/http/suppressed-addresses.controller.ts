import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  listOf,
  noContent,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { ChangeSuppressions } from '../application/change-suppressions.js';
import { SuppressionStore } from '../application/suppression-list.js';
import { listedAddress } from '../domain/suppression.js';
import {
  LiftAddressQueryDto,
  SuppressAddressDto,
  SuppressedAddressDto,
  SuppressedAddressesQueryDto,
  suppressedToDto,
} from './suppressed-address.dto.js';

/** The addresses that are not written to. */
@Controller('v1/suppressed-addresses')
export class SuppressedAddressesController {
  constructor(
    private readonly store: SuppressionStore,
    private readonly changeSuppressions: ChangeSuppressions,
  ) {}

  @Get()
  @Allow('plans:read')
  @Route({
    id: 'listSuppressedAddresses',
    summary: 'List addresses that are not written to',
    description: 'Newest first. Surveys are mailed to none of them; mails to staff are not affected.',
    query: SuppressedAddressesQueryDto,
    reply: listOf(SuppressedAddressDto),
  })
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: SuppressedAddressesQueryDto,
  ): Promise<ListReply<SuppressedAddressDto>> {
    const filter = { reason: query.reason ?? null, search: query.q?.trim().toLowerCase() || null };
    const page = await this.store.list(caller.tenantId, filter, pageRequest(query));
    return pageReply(page, suppressedToDto, ({ changedAt, id }) => ({ createdAt: changedAt, id }), query);
  }

  @Post()
  @Allow('suppressions:write')
  @Route({
    id: 'suppressAddress',
    summary: 'Write to an address no more',
    description: 'An address that is on the list already stays there with its reason.',
    status: 201,
    body: SuppressAddressDto,
    reply: SuppressedAddressDto,
    problems: [422],
  })
  async add(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: SuppressAddressDto,
  ): Promise<SuppressedAddressDto> {
    return suppressedToDto(await this.changeSuppressions.add(unit, listedAddress(body.address), caller));
  }

  @Delete(':suppressed_address_id')
  @Allow('suppressions:write')
  @Route({
    id: 'liftSuppressedAddress',
    summary: 'Write to an address again',
    description: 'If it bounces again, it comes back. Somebody who complained should be asked first.',
    query: LiftAddressQueryDto,
    reply: noContent,
    problems: [404],
  })
  async lift(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('suppressed_address_id', 'sup') id: string,
    @Query() { why }: LiftAddressQueryDto,
  ): Promise<void> {
    await this.changeSuppressions.lift(unit, id, why ?? null, caller);
  }
}
