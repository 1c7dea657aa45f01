import { Body, Controller, Get, Put } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, Route, type Caller } from '@hearback/http';
import { ReplaceRootCauses } from '../application/replace-root-causes.js';
import { RootCauseStore } from '../application/root-cause-store.js';
import { authorOf } from './ids.js';
import { RootCausesDto, rootCausesFromDto, rootCausesToDto } from './root-causes.dto.js';

/** The list of root causes of a workspace. */
@Controller('v1/tasks/root-causes')
export class RootCausesController {
  constructor(
    private readonly causes: RootCauseStore,
    private readonly replaceCauses: ReplaceRootCauses,
  ) {}

  @Get()
  @Allow('tasks:read')
  @Route({ id: 'getRootCauses', summary: 'List root causes', reply: RootCausesDto })
  async list(@CurrentUnitOfWork() unit: UnitOfWork): Promise<RootCausesDto> {
    return rootCausesToDto(await unit.run((tx) => this.causes.list(tx, unit.tenantId)));
  }

  @Put()
  @Allow('rules:write')
  @Route({
    id: 'replaceRootCauses',
    summary: 'Replace the root causes',
    description: 'An empty list brings the default causes back. Resolved tasks keep the cause they were given.',
    body: RootCausesDto,
    reply: RootCausesDto,
    problems: [422],
  })
  async replace(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: RootCausesDto,
  ): Promise<RootCausesDto> {
    return rootCausesToDto(await this.replaceCauses.execute(unit, rootCausesFromDto(body), authorOf(caller)));
  }
}
