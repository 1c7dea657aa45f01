import { Body, Controller, Delete, Get, Put, Query } from '@nestjs/common';
import {
  Allow,
  CurrentCaller,
  ListQueryDto,
  listOf,
  noContent,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { LimitWorkspace } from '../application/limit-workspace.js';
import { OperatorQueries } from '../application/operator-queries.js';
import { Operators } from '../application/operators.js';
import { SuspendWorkspace } from '../application/suspend-workspace.js';
import { ListedWorkspaceDto, SuspendWorkspaceDto, toListedWorkspaceDto } from './operator.dto.js';
import { WorkspaceLimitsDto } from './workspace-limits.dto.js';

/** What operators of the installation do. The permission only shows that somebody is signed in: roles make nobody an operator. */
@Controller('v1/operator/workspaces')
export class OperatorController {
  constructor(
    private readonly operators: Operators,
    private readonly queries: OperatorQueries,
    private readonly suspendWorkspace: SuspendWorkspace,
    private readonly limitWorkspace: LimitWorkspace,
  ) {}

  @Get()
  @Allow('workspace:read', { uncached: true })
  @Route({
    id: 'listWorkspacesOfInstallation',
    summary: 'List all workspaces of the installation',
    description: 'For operators, in a browser. Shows nothing of what is in the workspaces.',
    query: ListQueryDto,
    reply: listOf(ListedWorkspaceDto),
    problems: [403],
  })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQueryDto): Promise<ListReply<ListedWorkspaceDto>> {
    await this.operators.require(caller);
    const page = await this.queries.workspaces(pageRequest(query));
    return pageReply(page, toListedWorkspaceDto, (workspace) => workspace, query);
  }

  @Put(':workspace_id/suspension')
  @Allow('workspace:read', { uncached: true })
  @Route({
    id: 'suspendWorkspace',
    summary: 'Suspend a workspace',
    description:
      'For operators, in a browser. Its credentials get 403 `request.workspace-suspended`, its surveys are closed, and its data is kept.',
    body: SuspendWorkspaceDto,
    reply: noContent,
    problems: [403, 404, 409],
  })
  async suspend(
    @CurrentCaller() caller: Caller,
    @PublicIdParam('workspace_id', 'wsp') id: string,
    @Body() { reason }: SuspendWorkspaceDto,
  ): Promise<void> {
    await this.suspendWorkspace.execute(caller, id, reason.trim());
  }

  @Put(':workspace_id/limits')
  @Allow('workspace:read', { uncached: true })
  @Route({
    id: 'limitWorkspace',
    summary: 'Set the limits of a workspace',
    description:
      'For operators, in a browser. Nobody becomes a member beyond the limit of members; answers are accepted beyond theirs. Who is in it stays.',
    body: WorkspaceLimitsDto,
    reply: noContent,
    problems: [403, 404],
  })
  async limit(
    @CurrentCaller() caller: Caller,
    @PublicIdParam('workspace_id', 'wsp') id: string,
    @Body() { members, answers_per_month: answersPerMonth }: WorkspaceLimitsDto,
  ): Promise<void> {
    await this.limitWorkspace.execute(caller, id, { members, answersPerMonth });
  }

  @Delete(':workspace_id/suspension')
  @Allow('workspace:read', { uncached: true })
  @Route({
    id: 'restoreWorkspace',
    summary: 'Restore a suspended workspace',
    description: 'For operators, in a browser.',
    reply: noContent,
    problems: [403, 404, 409],
  })
  async restore(@CurrentCaller() caller: Caller, @PublicIdParam('workspace_id', 'wsp') id: string): Promise<void> {
    await this.suspendWorkspace.execute(caller, id, null);
  }
}
