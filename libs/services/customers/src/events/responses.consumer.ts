import { Injectable } from '@nestjs/common';
import {
  CustomerAsked,
  ResponseRevised,
  ResponseSubmitted,
  type EventOf,
  type ResponseContentV1,
} from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { RecordContacts, type NewContact } from '../application/segments/record-contacts.js';

/** Records who was asked and what they answered; a customer that was named without proof is nobody's. */
@Injectable()
export class ResponsesConsumer {
  constructor(private readonly contacts: RecordContacts) {}

  @Subscribe(ResponseSubmitted)
  async submitted(events: readonly EventOf<typeof ResponseSubmitted>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.contacts.execute(tx, events.flatMap(answered));
    return events.map(done);
  }

  @Subscribe(ResponseRevised)
  async revised(events: readonly EventOf<typeof ResponseRevised>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.contacts.execute(tx, events.flatMap(answered));
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
    await this.contacts.execute(tx, contacts);
    return events.map(done);
  }
}

function answered(event: { readonly tenantId: string; readonly payload: ResponseContentV1 }): readonly NewContact[] {
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
