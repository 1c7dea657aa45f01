import { Allow, CurrentCaller, requireOperator, Route, type Caller } from '@hearback/http';
import { Clock, parsePublicId } from '@hearback/kernel';
import { Controller, Get, Query } from '@nestjs/common';
import { WorkspaceUses } from '../application/workspace-use.js';
import {
  OperatorUseDto,
  OperatorUseQueryDto,
  OwnUseDto,
  toWorkspaceUseDto,
  type WorkspaceUseDto,
} from './operator-use.dto.js';

/** How workspaces are used: numbers alone, of all for operators of the installation, of the own one for its administrators. */
@Controller('v1')
export class OperatorUseController {
  constructor(
    private readonly uses: WorkspaceUses,
    private readonly clock: Clock,
  ) {}

  @Get('operator/use')
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
    const monthStart = this.#monthStart();
    const data: WorkspaceUseDto[] = [];
    // One after the other, so that an operator's page leaves connections to the requests of customers.
    for (const id of new Set(workspace)) {
      const tenantId = parsePublicId('wsp', id);
      const use = tenantId === undefined ? undefined : await this.uses.find(tenantId, monthStart);
      if (use !== undefined) data.push(toWorkspaceUseDto(use));
    }
    return { data };
  }

  @Get('workspace/use')
  @Allow('workspace:admin')
  @Route({
    id: 'getUseOfWorkspace',
    summary: 'Count the answers of this month',
    description: 'For comparison with the limit that the operator of the installation may have set.',
    reply: OwnUseDto,
  })
  async own(@CurrentCaller() { tenantId }: Caller): Promise<OwnUseDto> {
    const use = await this.uses.find(tenantId, this.#monthStart());
    return { answers_this_month: use?.answersThisMonth ?? null };
  }

  #monthStart(): Date {
    const now = this.clock.now();
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
  }
}
