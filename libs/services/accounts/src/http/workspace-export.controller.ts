import { Controller, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, Route, type Caller } from '@hearback/http';
import { StartExport } from '../application/start-export.js';
import { toWorkspaceExportDto, WorkspaceExportDto } from './workspace-export.dto.js';

/** Exports of everything that a workspace has. */
@Controller('v1/workspace/exports')
export class WorkspaceExportController {
  constructor(private readonly startExport: StartExport) {}

  @Post()
  @Allow('workspace:export', { uncached: true })
  @Route({
    id: 'startExport',
    summary: 'Start an export of everything in the workspace',
    description:
      'The audit log records it. The reply names the files, all of JSON lines, which each service sends while it reads them; they hold no passwords, keys or tokens.',
    status: 201,
    reply: WorkspaceExportDto,
  })
  async start(@CurrentUnitOfWork() unit: UnitOfWork, @CurrentCaller() caller: Caller): Promise<WorkspaceExportDto> {
    return toWorkspaceExportDto(await this.startExport.execute(unit, caller));
  }
}
