import { Body, Controller, Get, Put } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, Route, type Caller } from '@hearback/http';
import { CallBackStore } from '../../application/call-back/call-back-store.js';
import { OfferCallBacks } from '../../application/call-back/offer-call-backs.js';
import { authorOf } from '../ids.js';
import { CallBacksDto, ChangeCallBacksDto } from './call-backs.dto.js';

/** Whether customers may ask to be called back. */
@Controller('v1/call-backs')
export class CallBacksController {
  constructor(
    private readonly offers: CallBackStore,
    private readonly offerCallBacks: OfferCallBacks,
  ) {}

  @Get()
  @Allow('tasks:read')
  @Route({ id: 'getCallBacks', summary: 'Show whether customers may ask to be called back', reply: CallBacksDto })
  async get(@CurrentUnitOfWork() unit: UnitOfWork): Promise<CallBacksDto> {
    const offered = await unit.run((tx) => this.offers.isOffered(tx, unit.tenantId));
    return { offered, url: this.offerCallBacks.addressOf(unit.tenantId) };
  }

  @Put()
  @Allow('rules:write')
  @Route({
    id: 'changeCallBacks',
    summary: 'Let customers ask to be called back, or not',
    description:
      'Thank-you pages and the widget link to the page. Customers choose a time in the default opening hours; each request opens one task, due at that time.',
    body: ChangeCallBacksDto,
    reply: CallBacksDto,
    problems: [409],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() { offered }: ChangeCallBacksDto,
  ): Promise<CallBacksDto> {
    await this.offerCallBacks.execute(unit, offered, authorOf(caller));
    return this.get(unit);
  }
}
