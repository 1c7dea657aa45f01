import type { RetentionChangedV1, WorkspaceChangedV1 } from '@hearback/contracts';
import type { Workspace } from '../domain/workspace.js';

/** The settings of a workspace as the audit log has them. */
export function workspaceSettings(workspace: Workspace) {
  return { ...publishedSettings(workspace), retention_months: workspace.retentionMonths };
}

/** The workspace after a change. */
export function workspacePayload(workspace: Workspace, changedAt: Date): WorkspaceChangedV1 {
  return { workspace_id: workspace.id, ...publishedSettings(workspace), changed_at: changedAt.toISOString() };
}

/** For how long the workspace keeps what customers wrote, after a change. */
export function retentionPayload({ id, retentionMonths, timeZone }: Workspace, changedAt: Date): RetentionChangedV1 {
  return { workspace_id: id, months: retentionMonths, time_zone: timeZone, changed_at: changedAt.toISOString() };
}

/** The settings as other services learn them. */
function publishedSettings({ name, timeZone, language, questionsConsent }: Workspace) {
  return { name, time_zone: timeZone, language, questions_consent: questionsConsent };
}
