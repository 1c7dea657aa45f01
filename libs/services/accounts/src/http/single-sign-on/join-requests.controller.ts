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
import { JoinRequests } from '../../application/single-sign-on/join-requests.js';
import { JoinRequestStore } from '../../application/single-sign-on/sso-store.js';
import { AcceptJoinRequestDto, JoinRequestDto, JoinRequestsQueryDto, toJoinRequestDto } from './sso-domain.dto.js';

/** People of a domain who ask to join. */
@Controller('v1/single-sign-on/join-requests')
export class JoinRequestsController {
  constructor(
    private readonly store: JoinRequestStore,
    private readonly requests: JoinRequests,
  ) {}

  @Get()
  @Allow('workspace:admin')
  @Route({
    id: 'listJoinRequests',
    summary: 'List those who ask to join',
    query: JoinRequestsQueryDto,
    reply: listOf(JoinRequestDto),
  })
  async list(
    @CurrentCaller() { tenantId }: Caller,
    @Query() query: JoinRequestsQueryDto,
  ): Promise<ListReply<JoinRequestDto>> {
    const page = await this.store.list(tenantId, pageRequest(query));
    return pageReply(page, toJoinRequestDto, (request) => request, query);
  }

  @Post(':join_request_id/acceptance')
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'acceptJoinRequest',
    summary: 'Make somebody a member who asks to join',
    body: AcceptJoinRequestDto,
    reply: noContent,
    problems: [404, 409, 503],
  })
  async accept(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('join_request_id', 'jrq') id: string,
    @Body() { role }: AcceptJoinRequestDto,
  ): Promise<void> {
    await this.requests.accept(unit, caller, id, role);
  }

  @Delete(':join_request_id')
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'declineJoinRequest',
    summary: 'Decline somebody who asks to join',
    description: 'They can ask again.',
    reply: noContent,
    problems: [404],
  })
  async decline(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('join_request_id', 'jrq') id: string,
  ): Promise<void> {
    await this.requests.decline(unit, caller, id);
  }
}
