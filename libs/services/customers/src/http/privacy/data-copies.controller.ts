import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  listOf,
  ListQueryDto,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { DataCopyStore } from '../../application/privacy/data-copy-store.js';
import { StartDataCopy } from '../../application/privacy/start-data-copy.js';
import { ReadCustomer } from '../../application/read-customer.js';
import { customerPage } from '../customer-page.js';
import { DataCopyDto, toDataCopyDto } from './data-copy.dto.js';

/** Copies of customers' data, which go to the customers themselves. */
@Controller('v1/customers')
export class DataCopiesController {
  constructor(
    private readonly startCopy: StartDataCopy,
    private readonly copies: DataCopyStore,
    private readonly customers: ReadCustomer,
    private readonly clock: Clock,
  ) {}

  @Post(':external_id/data-copies')
  @Allow('customers:write')
  @Route({
    id: 'startCustomerDataCopy',
    summary: 'Send a customer a copy of their data',
    description:
      'All services say what they store; a link that works for a week then goes to the address on file, and to no other. Whoever calls this sees nothing of the copy. Within 15 minutes the same copy is returned.',
    status: 202,
    reply: DataCopyDto,
    problems: [404, 409],
  })
  async start(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Param('external_id') externalId: string,
  ): Promise<DataCopyDto> {
    return toDataCopyDto(await this.startCopy.execute(unit, externalId, actorOf(caller)), this.clock.now());
  }

  @Get(':external_id/data-copies')
  @Allow('customers:read')
  @Route({
    id: 'listCustomerDataCopies',
    summary: "List the copies of a customer's data",
    description: 'Newest first; without their content.',
    query: ListQueryDto,
    reply: listOf(DataCopyDto),
    problems: [404],
  })
  async list(
    @CurrentCaller() { tenantId }: Caller,
    @Param('external_id') externalId: string,
    @Query() query: ListQueryDto,
  ): Promise<ListReply<DataCopyDto>> {
    const { id } = await this.customers.execute(tenantId, externalId);
    const now = this.clock.now();
    return customerPage(
      externalId,
      query,
      (page) => this.copies.list(tenantId, id, page),
      (copy) => toDataCopyDto(copy, now),
    );
  }
}
