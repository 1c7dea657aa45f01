import { newEvent, SurveyActionAudited, type AuditedActionV1, type NewEvent } from '@hearback/contracts';

/** Who changed a survey: a member of staff or an API key. */
export interface Actor {
  readonly kind: 'staff' | 'key';
  readonly id: string;
}

/** The event that records an action on a survey in the audit log of the workspace. */
export function auditedSurvey(
  entry: { readonly id: string; readonly tenantId: string; readonly at: Date; readonly by: Actor },
  surveyId: string,
  action: string,
  after: AuditedActionV1['after'],
): NewEvent {
  const { id, tenantId, at, by } = entry;
  return newEvent(SurveyActionAudited, {
    id,
    tenantId,
    time: at,
    payload: {
      entry_id: id,
      actor: { kind: by.kind, id: by.id },
      action,
      target: { kind: 'survey', id: surveyId },
      before: null,
      after,
      at: at.toISOString(),
    },
  }) as NewEvent;
}
