import { Controller, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, Route, type Caller } from '@hearback/http';
import { ChangeSandbox } from '../../application/sandbox/change-sandbox.js';
import { toWorkspaceDto, WorkspaceDto } from '../workspace.dto.js';
import { NewSandboxDto, toNewSandboxDto } from './sandbox.dto.js';

/** The sandbox of a workspace: a workspace of its own, for tests. */
@Controller('v1/sandbox')
export class SandboxController {
  constructor(private readonly changeSandbox: ChangeSandbox) {}

  @Post()
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'createSandbox',
    summary: 'Make the sandbox of the workspace, with its first keys',
    description:
      'A workspace has one at most. Its data never meets that of the workspace: it is a workspace of its own, whose members are the owners and admins, with keys of its own (`hbk_test_…`). Its mails reach nobody but its members; GET /v1/sandbox/mails shows the others. It is deleted with the workspace.',
    status: 201,
    reply: NewSandboxDto,
    problems: [409],
  })
  async make(@CurrentUnitOfWork() unit: UnitOfWork, @CurrentCaller() caller: Caller): Promise<NewSandboxDto> {
    return toNewSandboxDto(await this.changeSandbox.make(unit, caller));
  }

  @Post('emptying')
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'emptySandbox',
    summary: 'Delete everything in the sandbox of the workspace',
    description:
      'Its surveys, answers, customers, tasks, settings and webhooks are erased for good. Its members, keys and sessions stay valid, and it gets a new id.',
    status: 201,
    reply: WorkspaceDto,
    problems: [404, 409],
  })
  async empty(@CurrentUnitOfWork() unit: UnitOfWork, @CurrentCaller() caller: Caller): Promise<WorkspaceDto> {
    return toWorkspaceDto(await this.changeSandbox.empty(unit, caller));
  }
}
