import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
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
import { CustomerMergeStore } from '../../application/merges/customer-merge-store.js';
import { MergeCustomers } from '../../application/merges/merge-customers.js';
import { UnmergeCustomers } from '../../application/merges/unmerge-customers.js';
import { ReadCustomer } from '../../application/read-customer.js';
import { CustomerMergeDto, CustomerMergesQueryDto, MergeCustomerDto, toCustomerMergeDto } from './merge.dto.js';

/** Profiles that are one person. */
@Controller('v1')
export class MergesController {
  constructor(
    private readonly mergeCustomers: MergeCustomers,
    private readonly unmergeCustomers: UnmergeCustomers,
    private readonly merges: CustomerMergeStore,
    private readonly customers: ReadCustomer,
  ) {}

  @Post('customers/:external_id/merges')
  @Allow('customers:write')
  @Route({
    id: 'mergeCustomers',
    summary: 'Merge another profile into a customer',
    description:
      'The external ids of both name the customer from then on. The profile that is kept takes over what it lacks; of what both allow, the stricter holds. Returns 201, or 200 if the profile has been merged before.',
    body: MergeCustomerDto,
    status: 201,
    otherStatuses: [200],
    reply: CustomerMergeDto,
    problems: [404, 409, 422],
  })
  async merge(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Param('external_id') externalId: string,
    @Body() body: MergeCustomerDto,
    @Res({ passthrough: true }) reply: { status(code: number): unknown },
  ): Promise<CustomerMergeDto> {
    const made = await this.mergeCustomers.execute(unit, externalId, body.external_id, actorOf(caller));
    reply.status(made.created ? 201 : 200);
    return toCustomerMergeDto(made.merge);
  }

  @Post('customer-merges/:merge_id/undo')
  @Allow('customers:write')
  @Route({
    id: 'undoCustomerMerge',
    summary: 'Take a merge of customers back',
    description:
      'Each profile gets what was its own: external id, identities, answers, events, decisions. Repeating it changes nothing.',
    reply: CustomerMergeDto,
    problems: [404, 409],
  })
  async undo(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('merge_id', 'mrg') id: string,
  ): Promise<CustomerMergeDto> {
    return toCustomerMergeDto(await this.unmergeCustomers.execute(unit, id, actorOf(caller)));
  }

  @Get('customer-merges')
  @Allow('customers:read')
  @Route({
    id: 'listCustomerMerges',
    summary: 'List merges of customers',
    description: 'Also those that were taken back; newest first.',
    query: CustomerMergesQueryDto,
    reply: listOf(CustomerMergeDto),
    problems: [404],
  })
  async list(
    @CurrentCaller() { tenantId }: Caller,
    @Query() query: CustomerMergesQueryDto,
  ): Promise<ListReply<CustomerMergeDto>> {
    const { customer } = query;
    const id = customer === undefined ? null : (await this.customers.execute(tenantId, customer)).id;
    const page = await this.merges.list(tenantId, id, pageRequest(query));
    return pageReply(
      page,
      toCustomerMergeDto,
      ({ id: mergeId, mergedAt }) => ({ id: mergeId, createdAt: mergedAt }),
      query,
    );
  }
}
