import { Controller, Get, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, PublicIdParam, Route, type Caller } from '@hearback/http';
import { ReadRebuild } from '../application/read-rebuild.js';
import { RecountMetrics } from '../application/recount-metrics.js';
import { RequestRebuild } from '../application/request-rebuild.js';
import { AuditDto, RebuildDto } from './rebuild.dto.js';

/** Audit and rebuild of the counts. */
@Controller('v1/metrics')
export class MetricsAdminController {
  constructor(
    private readonly recountMetrics: RecountMetrics,
    private readonly requestRebuild: RequestRebuild,
    private readonly readRebuild: ReadRebuild,
  ) {}

  @Get('audit')
  @Allow('metrics:admin')
  @Route({ id: 'auditMetrics', summary: 'Compare the counts with a recount of all answers', reply: AuditDto })
  async audit(@CurrentCaller() caller: Caller): Promise<AuditDto> {
    return AuditDto.fromRecount(await this.recountMetrics.execute(caller.tenantId));
  }

  @Post('rebuild')
  @Allow('metrics:admin')
  @Route({
    id: 'rebuildMetrics',
    summary: 'Rebuild the counts from the log',
    status: 202,
    reply: RebuildDto,
    problems: [409],
    location: (rebuild: RebuildDto) => `/v1/metrics/rebuilds/${rebuild.id}`,
  })
  async rebuild(@CurrentUnitOfWork() unit: UnitOfWork): Promise<RebuildDto> {
    return RebuildDto.fromRebuild(await this.requestRebuild.execute(unit));
  }

  @Get('rebuilds/:id')
  @Allow('metrics:admin')
  @Route({ id: 'readMetricsRebuild', summary: 'Get a rebuild', reply: RebuildDto, problems: [404] })
  async readOne(@CurrentCaller() caller: Caller, @PublicIdParam('id', 'rbd') id: string): Promise<RebuildDto> {
    return RebuildDto.fromRebuild(await this.readRebuild.execute(caller.tenantId, id));
  }
}
