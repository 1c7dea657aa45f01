import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  listOf,
  ListQueryDto,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { customersErrors } from '../../application/customers.errors.js';
import { EraseCustomer } from '../../application/erasure/erase-customer.js';
import { ErasureStore } from '../../application/erasure/erasure-store.js';
import { ErasureDto, toErasureDto } from './erasure.dto.js';

/** Erasing customers, and the receipts of it. */
@Controller('v1')
export class ErasuresController {
  constructor(
    private readonly eraseCustomer: EraseCustomer,
    private readonly erasures: ErasureStore,
    private readonly clock: Clock,
  ) {}

  @Post('customers/:external_id/erasure')
  @Allow('privacy:write')
  @Route({
    id: 'eraseCustomer',
    status: 202,
    summary: 'Erase a customer for good',
    description:
      'Removes the profile at once, and within a minute all that names or quotes the customer: answers, messages, mails, tasks, files and the log. Numbers stay as they are. It cannot be undone. The same request again returns the same receipt.',
    reply: ErasureDto,
    problems: [404],
  })
  async erase(
    @CurrentCaller() caller: Caller,
    @CurrentUnitOfWork() unit: UnitOfWork,
    @Param('external_id') externalId: string,
  ): Promise<ErasureDto> {
    return toErasureDto(await this.eraseCustomer.execute(unit, externalId, actorOf(caller)), this.clock.now());
  }

  @Get('erasures')
  @Allow('privacy:write')
  @Route({
    id: 'listErasures',
    summary: 'List the receipts of erased customers',
    description: 'The newest first. They name nobody.',
    query: ListQueryDto,
    reply: listOf(ErasureDto),
  })
  async list(@CurrentCaller() { tenantId }: Caller, @Query() query: ListQueryDto): Promise<ListReply<ErasureDto>> {
    const now = this.clock.now();
    const page = await this.erasures.list(tenantId, pageRequest(query));
    return pageReply(
      page,
      (erasure) => toErasureDto(erasure, now),
      ({ requestedAt, id }) => ({ createdAt: requestedAt, id }),
      query,
    );
  }

  @Get('erasures/:erasure_id')
  @Allow('privacy:write')
  @Route({ id: 'getErasure', summary: 'Get the receipt of an erased customer', reply: ErasureDto, problems: [404] })
  async get(
    @CurrentCaller() { tenantId }: Caller,
    @PublicIdParam('erasure_id', 'ers') id: string,
  ): Promise<ErasureDto> {
    const erasure = await this.erasures.find(tenantId, id);
    if (erasure === undefined) throw customersErrors.error('erasure-not-found');
    return toErasureDto(erasure, this.clock.now());
  }
}
