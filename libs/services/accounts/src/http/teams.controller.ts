import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  listOf,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { ChangeTeam } from '../application/change-team.js';
import { TeamQueries } from '../application/team-store.js';
import {
  ChangeTeamDto,
  CreateTeamDto,
  fromChangeTeamDto,
  fromCreateTeamDto,
  TeamDto,
  TeamsQueryDto,
  toTeamDto,
} from './team.dto.js';

/** The teams of a workspace. */
@Controller('v1/teams')
export class TeamsController {
  constructor(
    private readonly queries: TeamQueries,
    private readonly teams: ChangeTeam,
  ) {}

  @Get()
  @Allow('workspace:read')
  @Route({ id: 'listTeams', summary: 'List the teams of the workspace', query: TeamsQueryDto, reply: listOf(TeamDto) })
  async list(@CurrentCaller() caller: Caller, @Query() query: TeamsQueryDto): Promise<ListReply<TeamDto>> {
    const page = await this.queries.list(caller.tenantId, pageRequest(query), query.archived);
    return pageReply(page, toTeamDto, (team) => team, query);
  }

  @Post()
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'createTeam',
    summary: 'Create a team',
    status: 201,
    body: CreateTeamDto,
    reply: TeamDto,
    problems: [409, 422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: CreateTeamDto,
  ): Promise<TeamDto> {
    return toTeamDto(await this.teams.create(unit, caller, fromCreateTeamDto(body)));
  }

  @Patch(':team_id')
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'changeTeam',
    summary: 'Change the name or the members of a team, archive or restore it',
    body: ChangeTeamDto,
    reply: TeamDto,
    problems: [404, 409, 422],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('team_id', 'tem') id: string,
    @Body() body: ChangeTeamDto,
  ): Promise<TeamDto> {
    return toTeamDto(await this.teams.change(unit, caller, id, fromChangeTeamDto(body)));
  }
}
