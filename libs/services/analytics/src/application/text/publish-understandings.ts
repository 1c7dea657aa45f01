import { newEvent, ResponseUnderstood, type NewEvent } from '@hearback/contracts';
import type { Tx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { SENTIMENTS } from '../../domain/text/sentiment-model.js';
import { AnswerTextStore, type ResponseKey } from './answer-text-store.js';

/** Publishes what the texts of responses say now. */
@Injectable()
export class PublishUnderstandings {
  constructor(
    private readonly texts: AnswerTextStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** `mayAct`: the ids of responses that rules may act on. */
  async execute(tx: Tx, responses: readonly ResponseKey[], mayAct: ReadonlySet<string> = new Set()): Promise<void> {
    const now = this.clock.now();
    const events = (await this.texts.understandings(tx, responses)).map(
      ({ tenantId, responseId, revision, language, sentiment, confidence, topics }) =>
        newEvent(ResponseUnderstood, {
          id: derivedId('response-understood', responseId, String(revision)),
          tenantId,
          time: now,
          payload: {
            response_id: responseId,
            revision,
            language,
            sentiment: sentiment === null ? null : (SENTIMENTS[sentiment] ?? null),
            confidence,
            topics: [...topics],
            may_act: mayAct.has(responseId),
            understood_at: now.toISOString(),
          },
        }) as NewEvent,
    );
    if (events.length > 0) await this.log.append(tx, events);
  }
}
