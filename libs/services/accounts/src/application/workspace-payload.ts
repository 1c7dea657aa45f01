import type { WorkspaceChangedV1 } from '@hearback/contracts';
import type { Workspace } from '../domain/workspace.js';

/** The settings of a workspace as other services learn them. */
export function workspaceSettings(workspace: Workspace): Pick<WorkspaceChangedV1, 'name' | 'time_zone' | 'language'> {
  return { name: workspace.name, time_zone: workspace.timeZone, language: workspace.language };
}

/** The workspace after a change. */
export function workspacePayload(workspace: Workspace, changedAt: Date): WorkspaceChangedV1 {
  return { workspace_id: workspace.id, ...workspaceSettings(workspace), changed_at: changedAt.toISOString() };
}
