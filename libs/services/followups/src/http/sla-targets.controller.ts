import { Body, Controller, Get, Put } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, Route, type Caller } from '@hearback/http';
import { ReplaceSlaTargets } from '../application/replace-sla-targets.js';
import { SlaTargetStore } from '../application/sla-target-store.js';
import { authorOf } from './ids.js';
import { SlaTargetsBodyDto, SlaTargetsDto, targetsFromDto, targetsToDto } from './sla-target.dto.js';

/** How fast tasks have to be done. */
@Controller('v1/sla-targets')
export class SlaTargetsController {
  constructor(
    private readonly targets: SlaTargetStore,
    private readonly replaceTargets: ReplaceSlaTargets,
  ) {}

  @Get()
  @Allow('tasks:read')
  @Route({ id: 'getSlaTargets', summary: 'List targets', reply: SlaTargetsDto })
  async list(@CurrentUnitOfWork() unit: UnitOfWork): Promise<SlaTargetsDto> {
    const lists = await unit.run((tx) => this.targets.list(tx, [unit.tenantId]));
    return targetsToDto(lists.get(unit.tenantId) ?? []);
  }

  @Put()
  @Allow('rules:write')
  @Route({
    id: 'replaceSlaTargets',
    summary: 'Replace the targets',
    description: 'They apply to tasks that are opened from now on; open tasks keep theirs.',
    body: SlaTargetsBodyDto,
    reply: SlaTargetsDto,
    problems: [422],
  })
  async replace(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: SlaTargetsBodyDto,
  ): Promise<SlaTargetsDto> {
    return targetsToDto(await this.replaceTargets.execute(unit, targetsFromDto(body), authorOf(caller)));
  }
}
