import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { actorOf, Allow, CurrentCaller, CurrentUnitOfWork, IfMatch, Route, type Caller } from '@hearback/http';
import { AttentionQueries } from '../../application/asking/attention-queries.js';
import { ChangeAttention } from '../../application/asking/change-attention.js';
import { TryAttention } from '../../application/asking/try-attention.js';
import {
  AttentionDto,
  AttentionEffectDto,
  ChangeAttentionDto,
  CustomerTouchesDto,
  fromChangeAttentionDto,
  toAttentionDto,
  toAttentionEffectDto,
  toCustomerTouchesDto,
} from './attention.dto.js';

/** How often customers may be asked. */
@Controller('v1')
export class AttentionController {
  constructor(
    private readonly queries: AttentionQueries,
    private readonly changeAttention: ChangeAttention,
    private readonly tryAttention: TryAttention,
  ) {}

  @Get('attention-rules')
  @Allow('plans:read')
  @Route({ id: 'getAttentionRules', summary: 'Get the attention rules', reply: AttentionDto })
  async show(@CurrentCaller() caller: Caller): Promise<AttentionDto> {
    return toAttentionDto(await this.queries.rules(caller.tenantId));
  }

  @Put('attention-rules')
  @Allow('attention:write')
  @Route({
    id: 'replaceAttentionRules',
    summary: 'Replace the attention rules',
    description: 'They hold for every decision from then on, also of plans that run.',
    body: ChangeAttentionDto,
    reply: AttentionDto,
    problems: [412, 422, 428],
  })
  async replace(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @IfMatch() revision: number,
    @Body() body: ChangeAttentionDto,
  ): Promise<AttentionDto> {
    const settings = fromChangeAttentionDto(body);
    return toAttentionDto(await this.changeAttention.execute(unit, settings, revision, actorOf(caller)));
  }

  @Post('attention-rules/effect')
  @HttpCode(200)
  @Allow('plans:read')
  @Route({
    id: 'tryAttentionRules',
    summary: 'Tell what attention rules would have changed',
    description: 'Makes the decisions of the last 28 days again with these rules. Nothing is stored.',
    body: ChangeAttentionDto,
    reply: AttentionEffectDto,
    problems: [422],
  })
  async effect(@CurrentCaller() caller: Caller, @Body() body: ChangeAttentionDto): Promise<AttentionEffectDto> {
    return toAttentionEffectDto(await this.tryAttention.execute(caller.tenantId, fromChangeAttentionDto(body)));
  }

  @Get('customers/:external_id/touches')
  @Allow('plans:read')
  @Route({
    id: 'listCustomerTouches',
    summary: 'List when a customer was asked, and when the next question may follow',
    reply: CustomerTouchesDto,
    problems: [404],
  })
  async touches(
    @CurrentCaller() caller: Caller,
    @Param('external_id') externalId: string,
  ): Promise<CustomerTouchesDto> {
    return toCustomerTouchesDto(await this.queries.ofCustomer(caller.tenantId, externalId));
  }
}
