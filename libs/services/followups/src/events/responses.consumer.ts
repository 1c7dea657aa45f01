import { Injectable } from '@nestjs/common';
import { ResponseRevised, ResponseSubmitted, type EventOf, type ResponseSubmittedV1 } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock, done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { isEffort } from '@hearback/questionnaire';
import { OpenTasks } from '../application/open-tasks.js';
import { RecordRevisions } from '../application/record-revisions.js';
import { ResponseFactsStore, type TenantFacts } from '../application/response-facts-store.js';
import type { ScoreFact } from '../domain/response-facts.js';

/** Saves a copy of each response and opens the tasks of matching rules. */
@Injectable()
export class ResponsesConsumer {
  constructor(
    private readonly facts: ResponseFactsStore,
    private readonly openTasks: OpenTasks,
    private readonly recordRevisions: RecordRevisions,
    private readonly clock: Clock,
  ) {}

  @Subscribe(ResponseSubmitted)
  async submitted(events: readonly EventOf<typeof ResponseSubmitted>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const responses = await this.facts.withoutWithdrawn(tx, events.map(fromEvent));
    if (responses.length === 0) return events.map(done);
    // A response that is known already was evaluated, perhaps with newer answers.
    const saved = await this.facts.save(tx, responses);
    const without = new Set(
      events.filter(({ payload }) => payload.open_tasks === false).map(({ payload }) => payload.response_id),
    );
    const opening = responses.filter(({ facts }) => saved.has(facts.responseId) && !without.has(facts.responseId));
    await this.openTasks.execute(tx, opening, this.clock.now());
    return events.map(done);
  }

  @Subscribe(ResponseRevised)
  async revised(events: readonly EventOf<typeof ResponseRevised>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const revisions = events.map((event) => ({
      ...fromEvent(event),
      revision: event.payload.revision,
      at: new Date(event.payload.revised_at),
    }));
    const known = new Set<TenantFacts>(await this.facts.withoutWithdrawn(tx, revisions));
    await this.recordRevisions.execute(
      tx,
      revisions.filter((revision) => known.has(revision)),
      this.clock.now(),
    );
    return events.map(done);
  }
}

function fromEvent({
  tenantId,
  payload,
}: EventOf<typeof ResponseSubmitted> | EventOf<typeof ResponseRevised>): TenantFacts {
  return {
    tenantId,
    facts: {
      responseId: payload.response_id,
      surveyId: payload.survey_id,
      surveyVersion: payload.survey_version,
      touchpointId: payload.touchpoint_id,
      channel: payload.channel,
      language: payload.language,
      customer: payload.customer?.external_id ?? null,
      invitationId: payload.invitation_id ?? null,
      submittedAt: new Date(payload.submitted_at),
      acceptedAt: new Date(payload.accepted_at),
      segments: payload.segments ?? [],
      scores: payload.scores.map(scoreFact),
      answers: payload.answers.map(({ question, kind, value }) => ({ question, kind, value })),
      attributes: payload.attributes.map(({ key, value }) => ({ key, value })),
    },
  };
}

function scoreFact({ question, metric, method, score, min, max }: ResponseSubmittedV1['scores'][number]): ScoreFact {
  return { question, metric, score, min, max, ...(isEffort(method) && { lowIsGood: true }) };
}
