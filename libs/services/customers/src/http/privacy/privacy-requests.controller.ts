import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow, CurrentCaller, listOf, ListQueryDto, Route, type Caller, type ListReply } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { ReadPrivacy } from '../../application/privacy/read-privacy.js';
import { customerPage } from '../customer-page.js';
import { PrivacyRequestDto, toPrivacyRequestDto } from './privacy-request.dto.js';

/** What customers asked for their data. */
@Controller('v1/customers')
export class PrivacyRequestsController {
  constructor(
    private readonly privacy: ReadPrivacy,
    private readonly clock: Clock,
  ) {}

  @Get(':external_id/privacy-requests')
  @Allow('customers:read')
  @Route({
    id: 'listCustomerPrivacyRequests',
    summary: 'List what a customer asked for their data',
    description: 'Copies and erasures, newest first.',
    query: ListQueryDto,
    reply: listOf(PrivacyRequestDto),
    problems: [404],
  })
  async list(
    @CurrentCaller() { tenantId }: Caller,
    @Param('external_id') externalId: string,
    @Query() query: ListQueryDto,
  ): Promise<ListReply<PrivacyRequestDto>> {
    const now = this.clock.now();
    return customerPage(
      externalId,
      query,
      (page) => this.privacy.ofCustomer(tenantId, externalId, page),
      (request) => toPrivacyRequestDto(request, now),
    );
  }
}
