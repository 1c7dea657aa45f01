import { Injectable } from '@nestjs/common';
import { ResponseSubmitted, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock, done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { OpenTasks } from '../application/open-tasks.js';
import { ResponseFactsStore, type TenantFacts } from '../application/response-facts-store.js';

/** Saves a copy of each response and opens the tasks of matching rules. */
@Injectable()
export class ResponsesConsumer {
  constructor(
    private readonly facts: ResponseFactsStore,
    private readonly openTasks: OpenTasks,
    private readonly clock: Clock,
  ) {}

  @Subscribe(ResponseSubmitted)
  async submitted(events: readonly EventOf<typeof ResponseSubmitted>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const responses = await this.facts.withoutWithdrawn(tx, events.map(fromEvent));
    if (responses.length === 0) return events.map(done);
    await this.facts.save(tx, responses);
    const opening = responses.filter((_response, index) => events[index]!.payload.open_tasks !== false);
    await this.openTasks.execute(tx, opening, this.clock.now());
    return events.map(done);
  }
}

function fromEvent({ tenantId, payload }: EventOf<typeof ResponseSubmitted>): TenantFacts {
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
      submittedAt: new Date(payload.submitted_at),
      acceptedAt: new Date(payload.accepted_at),
      scores: payload.scores.map(({ question, metric, score, min, max }) => ({ question, metric, score, min, max })),
      answers: payload.answers.map(({ question, kind, value }) => ({ question, kind, value })),
      attributes: payload.attributes.map(({ key, value }) => ({ key, value })),
    },
  };
}
