/** The acts that the catalogue has a sentence for; others are shown by their technical name. */
export const AUDIT_ACTS = {
  'api-key.created': 'keyCreated',
  'api-key.narrowed': 'keyNarrowed',
  'api-key.revoked': 'keyRevoked',
  'brand.changed': 'brandChanged',
  'import.started': 'importStarted',
  'import.undone': 'importUndone',
  'invitation.accepted': 'invitationAccepted',
  'invitation.created': 'invitationCreated',
  'invitation.renewed': 'invitationRenewed',
  'invitation.revoked': 'invitationRevoked',
  'personal-link.revoked': 'linkRevoked',
  'personal-links.created': 'linksCreated',
  'response.excluded': 'responseExcluded',
  'response.restored': 'responseRestored',
  'response.test-deleted': 'responseDeleted',
  'responses.exported': 'responsesExported',
  'rule.created': 'ruleCreated',
  'rule.changed': 'ruleChanged',
  'rule.deleted': 'ruleDeleted',
  'session.ended': 'sessionEnded',
  'session.opened': 'sessionOpened',
  'staff.added': 'staffAdded',
  'staff.address-confirmed': 'addressConfirmed',
  'staff.changed': 'staffChanged',
  'staff.confirmation-requested': 'confirmationRequested',
  'staff.password-changed': 'passwordChanged',
  'survey.published': 'surveyPublished',
  'survey.closed': 'surveyClosed',
  'survey.archived': 'surveyArchived',
  'survey.unarchived': 'surveyUnarchived',
  'team.changed': 'teamChanged',
  'team.created': 'teamCreated',
  'task.assigned': 'taskAssigned',
  'task.first-response': 'taskAnswered',
  'task.resolved': 'taskResolved',
  'task.reopened': 'taskReopened',
  'workspace.changed': 'workspaceChanged',
  'workspace.created': 'workspaceCreated',
  'workspace.deletion-requested': 'deletionRequested',
  'workspace.kept': 'workspaceKept',
  'workspace.transfer-declined': 'transferDeclined',
  'workspace.transfer-requested': 'transferRequested',
  'workspace.transfer-withdrawn': 'transferWithdrawn',
  'workspace.transferred': 'transferred',
} as const;

export type AuditAct = keyof typeof AUDIT_ACTS;

/** Whether the catalogue has a sentence for the act. */
export function isKnownAct(action: string): action is AuditAct {
  return action in AUDIT_ACTS;
}
