import { Injectable } from '@nestjs/common';
import {
  CustomerAsked,
  ResponseRevised,
  ResponseSubmitted,
  ResponseWithdrawn,
  type EventOf,
  type ResponseContentV1,
} from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { TimelineStore } from '../application/timeline/timeline-store.js';
import { answered, answerOf, shown, type Told } from './timeline/told-entries.js';
import { RecordContacts, type NewContact } from '../application/segments/record-contacts.js';

/** Records who was asked and what they answered; a customer that was named without proof is nobody's. */
@Injectable()
export class ResponsesConsumer {
  constructor(
    private readonly contacts: RecordContacts,
    private readonly timeline: TimelineStore,
  ) {}

  @Subscribe(ResponseSubmitted)
  async submitted(events: readonly EventOf<typeof ResponseSubmitted>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.#record(tx, events, () => 0);
    return events.map(done);
  }

  @Subscribe(ResponseRevised)
  async revised(events: readonly EventOf<typeof ResponseRevised>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.#record(tx, events, ({ revision }) => revision);
    return events.map(done);
  }

  @Subscribe(CustomerAsked)
  async asked(events: readonly EventOf<typeof CustomerAsked>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const contacts = events.map(({ tenantId, payload: { external_id: externalId, asked_at: at } }) => ({
      tenantId,
      externalId,
      askedAt: new Date(at),
      answeredAt: null,
      scores: [],
    }));
    await this.contacts.execute(tx, contacts, () => this.timeline.save(tx, events.map(shown)));
    return events.map(done);
  }

  @Subscribe(ResponseWithdrawn)
  async withdrawn(events: readonly EventOf<typeof ResponseWithdrawn>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const subjects = events.map(({ tenantId, payload: { response_id: id } }) => ({ tenantId, id }));
    await this.timeline.remove(tx, subjects);
    return events.map(done);
  }

  /** Records the contacts and, once the customers are known, their answers. */
  #record<P extends ResponseContentV1>(tx: BatchTx, events: readonly Told<P>[], revisionOf: (payload: P) => number) {
    return this.contacts.execute(tx, events.flatMap(contactsOf), async () => {
      await this.timeline.link(tx, events.flatMap(answerOf));
      await this.timeline.save(
        tx,
        events.flatMap((event) => answered(event, revisionOf(event.payload))),
      );
    });
  }
}

function contactsOf(event: { readonly tenantId: string; readonly payload: ResponseContentV1 }): readonly NewContact[] {
  const { customer, survey_id: surveyId, submitted_at: at, scores } = event.payload;
  if (customer === null) return [];
  return [
    {
      tenantId: event.tenantId,
      externalId: customer.external_id,
      askedAt: null,
      answeredAt: new Date(at),
      scores: scores.filter(({ primary = true }) => primary).map(({ metric, score }) => ({ surveyId, metric, score })),
    },
  ];
}
