import {
  AttributeRequested,
  ChatRequested,
  newEvent,
  NoticeRequested,
  SurveyRequested,
  TagsRequested,
  type NewEvent,
} from '@hearback/contracts';
import { assertNever, derivedId } from '@hearback/kernel';
import type { ScoreFact } from '../../domain/response-facts.js';
import type { Task } from '../../domain/task.js';
import type { StoredAct } from './rule-act-store.js';

/** The event by which another service does the act; `undefined` for one that this service does. `notified`: active members; `scores`: those of the answer. */
export function actEvent(
  act: StoredAct,
  task: Task | undefined,
  notified: readonly string[],
  scores: readonly ScoreFact[],
): NewEvent | undefined {
  const { tenantId, id, ruleId, responseId, taskId, customer, at } = act;
  const base = { id: derivedId('act-event', id), tenantId, time: at };
  const common = { act_id: id, rule_id: ruleId, requested_at: at.toISOString() };
  switch (act.act.kind) {
    case 'tag_response':
      return newEvent(TagsRequested, {
        ...base,
        payload: { ...common, response_id: responseId, tags: [...act.act.tags] },
      }) as NewEvent;
    case 'set_attribute':
      return newEvent(AttributeRequested, {
        ...base,
        payload: { ...common, external_id: customer ?? '', key: act.act.key, value: act.act.value },
      }) as NewEvent;
    case 'notify':
      if (task === undefined) return undefined;
      return newEvent(NoticeRequested, {
        ...base,
        payload: {
          ...common,
          staff_ids: [...notified],
          task_id: task.id,
          title: task.title,
          text: act.act.text,
          due_at: task.dueAt.toISOString(),
        },
      }) as NewEvent;
    case 'send_survey':
      return surveyRequested(base, {
        invitationId: id,
        surveyId: act.act.surveyId,
        customer: customer ?? '',
        cause: 'rule',
        taskId,
        ruleId,
      });
    case 'send_chat':
      return newEvent(ChatRequested, {
        ...base,
        payload: {
          ...common,
          chat_target_id: act.act.chatTargetId,
          rule_name: act.ruleName,
          text: act.act.text,
          response_id: responseId,
          task_id: taskId,
          scores: scores.map(({ metric, score, max }) => ({ metric, score, max })),
        },
      }) as NewEvent;
    case 'send_message':
      return undefined;
    default:
      return assertNever(act.act);
  }
}

/** A survey that a customer is to be sent. */
export interface WantedSurvey {
  readonly invitationId: string;
  readonly surveyId: string;
  readonly customer: string;
  readonly cause: 'rule' | 'recovery';
  readonly taskId: string | null;
  readonly ruleId: string | null;
}

/** The event that asks for a survey. */
export function surveyRequested(
  base: { readonly id: string; readonly tenantId: string; readonly time: Date },
  wanted: WantedSurvey,
): NewEvent {
  return newEvent(SurveyRequested, {
    ...base,
    payload: {
      invitation_id: wanted.invitationId,
      survey_id: wanted.surveyId,
      external_id: wanted.customer,
      cause: wanted.cause,
      task_id: wanted.taskId,
      rule_id: wanted.ruleId,
      requested_at: base.time.toISOString(),
    },
  }) as NewEvent;
}
