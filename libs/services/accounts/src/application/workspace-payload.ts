import type { WorkspaceChangedV1 } from '@hearback/contracts';
import type { Workspace } from '../domain/workspace.js';

/** The settings of a workspace as other services learn them. */
export function workspaceSettings({
  name,
  timeZone,
  language,
  questionsConsent,
  retentionMonths,
}: Workspace): Omit<WorkspaceChangedV1, 'workspace_id' | 'changed_at'> {
  return { name, time_zone: timeZone, language, questions_consent: questionsConsent, retention_months: retentionMonths };
}

/** The workspace after a change. */
export function workspacePayload(workspace: Workspace, changedAt: Date): WorkspaceChangedV1 {
  return { workspace_id: workspace.id, ...workspaceSettings(workspace), changed_at: changedAt.toISOString() };
}
