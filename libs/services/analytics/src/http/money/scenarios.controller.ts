import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  IfMatch,
  listOf,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { Ids } from '@hearback/kernel';
import { ReadScenario } from '../../application/money/read-scenario.js';
import { ScenarioStore } from '../../application/money/scenario-store.js';
import { WriteScenarios } from '../../application/money/write-scenarios.js';
import { changeFromDto, planFromDto, scenarioToDto } from './scenario-mapping.js';
import {
  ChangeScenarioDto,
  CopyScenarioDto,
  CreateScenarioDto,
  ScenarioDto,
  ScenariosQueryDto,
} from './scenario.dto.js';

/** Plans of cost and benefit, shared in the workspace. */
@Controller('v1/scenarios')
export class ScenariosController {
  constructor(
    private readonly scenarios: ScenarioStore,
    private readonly write: WriteScenarios,
    private readonly read: ReadScenario,
    private readonly ids: Ids,
  ) {}

  @Get()
  @Allow('metrics:read')
  @Route({ id: 'listScenarios', summary: 'List scenarios', query: ScenariosQueryDto, reply: listOf(ScenarioDto) })
  async list(
    @CurrentCaller() { tenantId }: Caller,
    @Query() query: ScenariosQueryDto,
  ): Promise<ListReply<ScenarioDto>> {
    const page = await this.scenarios.list(tenantId, query.state, pageRequest(query));
    return pageReply(page, scenarioToDto, (scenario) => scenario, query);
  }

  @Post()
  @Allow('metrics:write')
  @Route({
    id: 'createScenario',
    summary: 'Create a scenario of cost and benefit',
    description: 'Revenue without its margin is refused: only contribution margin is a benefit.',
    status: 201,
    body: CreateScenarioDto,
    reply: ScenarioDto,
    location: (scenario: ScenarioDto) => `/v1/scenarios/${scenario.id}`,
    problems: [422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: CreateScenarioDto,
  ): Promise<ScenarioDto> {
    const plan = planFromDto(body, () => this.ids.next());
    return scenarioToDto(await this.write.create(unit, body.name, plan, actorOf(caller)));
  }

  @Get(':scenario_id')
  @Allow('metrics:read')
  @Route({ id: 'getScenario', summary: 'Get a scenario', reply: ScenarioDto, problems: [404] })
  async get(
    @CurrentCaller() { tenantId }: Caller,
    @PublicIdParam('scenario_id', 'scn') id: string,
  ): Promise<ScenarioDto> {
    return scenarioToDto(await this.read.find(tenantId, id));
  }

  @Patch(':scenario_id')
  @Allow('metrics:write')
  @Route({
    id: 'changeScenario',
    summary: 'Change, archive or restore a scenario',
    body: ChangeScenarioDto,
    reply: ScenarioDto,
    problems: [404, 412, 422, 428],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('scenario_id', 'scn') id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeScenarioDto,
  ): Promise<ScenarioDto> {
    const change = changeFromDto(body, () => this.ids.next());
    return scenarioToDto(await this.write.change(unit, id, revision, change, actorOf(caller)));
  }

  @Post(':scenario_id/copy')
  @Allow('metrics:write')
  @Route({
    id: 'copyScenario',
    summary: 'Copy a scenario',
    description: 'The same lines under another name, and nothing entered yet of what really was.',
    status: 201,
    body: CopyScenarioDto,
    reply: ScenarioDto,
    location: (scenario: ScenarioDto) => `/v1/scenarios/${scenario.id}`,
    problems: [404],
  })
  async copy(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('scenario_id', 'scn') id: string,
    @Body() { name }: CopyScenarioDto,
  ): Promise<ScenarioDto> {
    return scenarioToDto(await this.write.copy(unit, id, name, actorOf(caller)));
  }
}
