import { Allow, CurrentCaller, requireOperator, Route, type Caller } from '@hearback/http';
import { Clock, parsePublicId } from '@hearback/kernel';
import { Controller, Get, Query } from '@nestjs/common';
import { WorkspaceUses } from '../application/workspace-use.js';
import { OperatorUseDto, OperatorUseQueryDto, toWorkspaceUseDto, type WorkspaceUseDto } from './operator-use.dto.js';

/** How workspaces are used, for operators of the installation: numbers alone. */
@Controller('v1/operator/use')
export class OperatorUseController {
  constructor(
    private readonly uses: WorkspaceUses,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('workspace:read', { uncached: true })
  @Route({
    id: 'getUseOfWorkspaces',
    summary: 'Count the answers of workspaces',
    description: 'For operators, in a browser. A workspace that is not known here is absent.',
    query: OperatorUseQueryDto,
    reply: OperatorUseDto,
    problems: [403],
  })
  async get(
    @CurrentCaller() caller: Caller,
    @Query() { workspace = [] }: OperatorUseQueryDto,
  ): Promise<OperatorUseDto> {
    requireOperator(caller);
    const now = this.clock.now();
    const monthStart = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
    const data: WorkspaceUseDto[] = [];
    // One after the other, so that an operator's page leaves connections to the requests of customers.
    for (const id of new Set(workspace)) {
      const tenantId = parsePublicId('wsp', id);
      const use = tenantId === undefined ? undefined : await this.uses.find(tenantId, monthStart);
      if (use !== undefined) data.push(toWorkspaceUseDto(use));
    }
    return { data };
  }
}
