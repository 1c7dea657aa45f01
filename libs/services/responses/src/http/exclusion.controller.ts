import type { UnitOfWork } from '@hearback/database';
import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  noContent,
  PublicIdParam,
  Route,
  type Caller,
} from '@hearback/http';
import { Body, Controller, Delete, Put } from '@nestjs/common';
import { ExcludeResponse } from '../application/exclude-response.js';
import { RestoreResponse } from '../application/restore-response.js';
import { ExcludeResponseDto, ExclusionDto, toExclusionDto } from './exclusion.dto.js';

/** Excludes responses from the numbers, and takes it back. */
@Controller('v1/responses/:id/exclusion')
export class ExclusionController {
  constructor(
    private readonly excludeResponse: ExcludeResponse,
    private readonly restoreResponse: RestoreResponse,
  ) {}

  @Put()
  @Allow('responses:write')
  @Route({
    id: 'excludeResponse',
    summary: 'Exclude a response from the numbers',
    description: 'The response is kept and can be listed; metrics no longer count it.',
    body: ExcludeResponseDto,
    reply: ExclusionDto,
    problems: [404],
  })
  async exclude(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'rsp') id: string,
    @Body() body: ExcludeResponseDto,
  ): Promise<ExclusionDto> {
    return toExclusionDto(await this.excludeResponse.execute(unit, id, body.reason, actorOf(caller)));
  }

  @Delete()
  @Allow('responses:write')
  @Route({
    id: 'restoreResponse',
    summary: 'Count an excluded response again',
    reply: noContent,
    problems: [404],
  })
  async restore(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'rsp') id: string,
  ): Promise<void> {
    await this.restoreResponse.execute(unit, id, actorOf(caller));
  }
}
