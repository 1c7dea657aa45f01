import { Body, Controller, Delete, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, noContent, Route, type Caller } from '@hearback/http';
import { DeleteWorkspace } from '../application/delete-workspace.js';
import { Network } from './network.js';
import { DeviceToken } from './session-token.js';
import { DeleteWorkspaceDto } from './workspace-deletion.dto.js';
import { toWorkspaceDto, WorkspaceDto } from './workspace.dto.js';

/** The deletion of a workspace, which its owner can take back for a while. */
@Controller('v1/workspace/deletion')
export class WorkspaceDeletionController {
  constructor(private readonly deleteWorkspace: DeleteWorkspace) {}

  @Post()
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'deleteWorkspace',
    summary: 'Delete the workspace after a grace period',
    description:
      'Only the signed-in owner, with the password and the name of the workspace. Everything works as before until `deletes_at`, and owners and admins are mailed. Then all data of the workspace is erased in all services; nothing can be restored.',
    status: 202,
    body: DeleteWorkspaceDto,
    reply: WorkspaceDto,
    problems: [409, 422, 429, 503],
  })
  async request(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() { name, password }: DeleteWorkspaceDto,
    @Network() network: string,
    @DeviceToken() deviceToken: string | undefined,
  ): Promise<WorkspaceDto> {
    const command = { name, password, origin: { network, deviceToken } };
    return toWorkspaceDto(await this.deleteWorkspace.request(unit, caller, command));
  }

  @Delete()
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'keepWorkspace',
    summary: 'Keep the workspace that was to be deleted',
    description: 'Only a signed-in owner, before `deletes_at`.',
    reply: noContent,
    problems: [404],
  })
  async keep(@CurrentUnitOfWork() unit: UnitOfWork, @CurrentCaller() caller: Caller): Promise<void> {
    await this.deleteWorkspace.keep(unit, caller);
  }
}
