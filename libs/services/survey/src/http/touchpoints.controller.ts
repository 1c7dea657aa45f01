import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  listOf,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
  pageReply,
  pageRequest,
} from '@hearback/http';
import { ChangeTouchpoint } from '../application/change-touchpoint.js';
import { CreateTouchpoint } from '../application/create-touchpoint.js';
import { SurveyQueries } from '../application/survey-queries.js';
import { found } from './found.js';
import {
  ChangeTouchpointDto,
  CreateTouchpointDto,
  fromChangeTouchpointDto,
  fromCreateTouchpointDto,
  TouchpointDto,
  TouchpointQueryDto,
  toTouchpointDto,
} from './touchpoint.dto.js';

/** Touchpoints of the customer journey. */
@Controller('v1/touchpoints')
export class TouchpointsController {
  constructor(
    private readonly queries: SurveyQueries,
    private readonly createTouchpoint: CreateTouchpoint,
    private readonly changeTouchpoint: ChangeTouchpoint,
  ) {}

  @Get()
  @Allow('surveys:read')
  @Route({
    id: 'listTouchpoints',
    summary: 'List touchpoints',
    query: TouchpointQueryDto,
    reply: listOf(TouchpointDto),
  })
  async list(@CurrentCaller() caller: Caller, @Query() query: TouchpointQueryDto): Promise<ListReply<TouchpointDto>> {
    const page = await this.queries.touchpoints(caller.tenantId, { stage: query.stage }, pageRequest(query));
    return pageReply(page, toTouchpointDto, (touchpoint) => touchpoint, query);
  }

  @Post()
  @Allow('surveys:write')
  @Route({
    id: 'createTouchpoint',
    summary: 'Create a touchpoint',
    status: 201,
    body: CreateTouchpointDto,
    reply: TouchpointDto,
    problems: [409],
  })
  async create(@CurrentUnitOfWork() unit: UnitOfWork, @Body() body: CreateTouchpointDto): Promise<TouchpointDto> {
    return toTouchpointDto(await this.createTouchpoint.execute(unit, fromCreateTouchpointDto(body)));
  }

  @Get(':touchpoint_id')
  @Allow('surveys:read')
  @Route({ id: 'getTouchpoint', summary: 'Get a touchpoint', reply: TouchpointDto, problems: [404] })
  async get(
    @CurrentCaller() caller: Caller,
    @PublicIdParam('touchpoint_id', 'tpt') id: string,
  ): Promise<TouchpointDto> {
    return toTouchpointDto(found(await this.queries.touchpoint(caller.tenantId, id), 'touchpoint-not-found'));
  }

  @Patch(':touchpoint_id')
  @Allow('surveys:write')
  @Route({
    id: 'changeTouchpoint',
    summary: 'Change name, stage or position of a touchpoint',
    description: 'Published versions keep the touchpoint as it was; publish a survey again to apply the change.',
    body: ChangeTouchpointDto,
    reply: TouchpointDto,
    problems: [404],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @PublicIdParam('touchpoint_id', 'tpt') id: string,
    @Body() body: ChangeTouchpointDto,
  ): Promise<TouchpointDto> {
    return toTouchpointDto(await this.changeTouchpoint.execute(unit, id, fromChangeTouchpointDto(body)));
  }
}
