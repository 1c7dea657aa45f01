import { newEvent, ResponsesActionAudited, ResponseSubmitted, type NewEvent } from '@hearback/contracts';
import { derivedId } from '@hearback/kernel';
import { submittedAtOf } from '../domain/response.js';
import { askedEvent } from './asked-event.js';
import { payloadOf } from './response-payload.js';
import type { FrozenResponse } from './response-store.js';

/**
 * The events of a stored response: none of a test, so that no other service can count it; an audit entry of one that somebody
 * wrote down for a customer. `acceptedAt`: `time` as RFC 3339.
 */
export function eventsOf(frozen: FrozenResponse, time: Date, acceptedAt: string): readonly NewEvent[] {
  const { isTest, loggedBy } = frozen.response;
  if (isTest) return [];
  return loggedBy === undefined
    ? [submitted(frozen, time, acceptedAt)]
    : [submitted(frozen, time, acceptedAt), logged(frozen, loggedBy, time, acceptedAt), ...asked(frozen, acceptedAt)];
}

/** A response is submitted once, so its id is also the id of the event. */
function submitted(frozen: FrozenResponse, time: Date, acceptedAt: string): NewEvent {
  const { response } = frozen;
  return newEvent(ResponseSubmitted, {
    id: response.id,
    tenantId: response.survey.tenantId,
    time,
    traceparent: response.traceparent,
    payload: {
      ...payloadOf(frozen, submittedAtOf(response, acceptedAt), acceptedAt),
      open_tasks: response.opensTasks,
      ...(!response.completed && { completed: false }),
    },
  });
}

/** Who is asked in a conversation was asked, too. */
function asked({ response }: FrozenResponse, acceptedAt: string): readonly NewEvent[] {
  const { customer: externalId, channel, survey } = response;
  if (externalId === undefined) return [];
  const { tenantId, surveyId } = survey;
  const at = new Date(submittedAtOf(response, acceptedAt));
  return [askedEvent({ tenantId, externalId, surveyId, channel, at, occasion: [response.id] })];
}

function logged(
  { response }: FrozenResponse,
  { kind, id: actorId }: NonNullable<FrozenResponse['response']['loggedBy']>,
  time: Date,
  at: string,
): NewEvent {
  const id = derivedId('response-logged', response.id);
  return newEvent(ResponsesActionAudited, {
    id,
    tenantId: response.survey.tenantId,
    time,
    traceparent: response.traceparent,
    payload: {
      entry_id: id,
      actor: { kind, id: actorId },
      action: 'response.logged',
      target: { kind: 'response', id: response.id },
      before: null,
      after: { channel: response.channel },
      at,
    },
  }) as NewEvent;
}
