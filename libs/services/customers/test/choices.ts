import { randomUUID } from 'node:crypto';
import { ConsentRecorded, InvitationClaimed, PreferencesChanged } from '@hearback/contracts';
import { SignedLinks } from '@hearback/http';
import type { Medium } from '@hearback/testing';
import { callsOf } from './harness.js';

/** A customer with the links of a mail about an order. */
export async function mailedCustomer(harness: Medium, externalId: string, options: { readonly topic?: string } = {}) {
  const put = await callsOf(harness).put(externalId, {
    name: 'Ada Example',
    language: 'en',
    time_zone: 'Europe/Berlin',
    identities: [{ kind: 'email', value: `${externalId.toLowerCase()}@example.org` }],
  });
  const { id } = put.body as { id: string };
  const [row] = await harness.sql<{ id: string }>('select id from customers.customer where external_id = $1', [
    externalId,
  ]);
  if (row === undefined) throw new Error(`${externalId} was not stored`);
  const invitationId = randomUUID();
  const { topic = 'order' } = options;
  await harness.publish(InvitationClaimed, {
    invitation_id: invitationId,
    step: 'invite',
    step_number: 1,
    plan_id: randomUUID(),
    survey_id: randomUUID(),
    survey_kind: topic,
    survey_version: 1,
    message_version: 1,
    customer_id: row.id,
    external_id: externalId,
    channel: 'email',
    segments: [],
    variables: {},
    asked_at: '2026-06-01T11:00:00.000Z',
    claimed_at: '2026-06-01T11:00:00.000Z',
    expires_at: '2026-07-01T11:00:00.000Z',
  });
  await harness.drained();
  const links = harness.app.get(SignedLinks, { strict: false });
  return {
    id,
    customerId: row.id,
    invitationId,
    page: `/p/${links.write('preferences', [row.id])}`,
    unsubscribe: `/u/${links.write('unsubscribe', [row.id, invitationId])}`,
    entries: () => entriesOf(harness, row.id),
    changes: () => changesOf(harness, row.id),
  };
}

/** The decisions that were published about a customer, as `purpose granted way`. */
async function entriesOf(harness: Medium, customerId: string) {
  const events = await harness.events.all(ConsentRecorded);
  return events
    .filter(({ payload }) => payload.customer_id === customerId)
    .map(({ payload }) => payload)
    .toSorted((a, b) => (a.decided_at < b.decided_at ? -1 : 1));
}

/** The preferences that were published of a customer, the newest last. */
async function changesOf(harness: Medium, customerId: string) {
  const events = await harness.events.all(PreferencesChanged);
  return events
    .filter(({ payload }) => payload.customer_id === customerId)
    .map(({ payload }) => payload)
    .toSorted((a, b) => a.revision - b.revision);
}

/** What a page's form would send: its fields as they are drawn, with some of them changed. */
export function formOf(html: string, changes: Readonly<Record<string, string | readonly string[]>> = {}): string {
  const fields = new URLSearchParams();
  for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const isOff = /type="(checkbox|radio)"/.test(tag) && !/ checked/.test(tag);
    if (name !== undefined && !isOff) fields.append(name, /value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name = '', options = ''] of html.matchAll(/<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)) {
    const chosen = /<option [^>]*selected[^>]*>/.exec(options)?.[0] ?? '';
    fields.append(name, /value="([^"]*)"/.exec(chosen)?.[1] ?? '');
  }
  for (const [name, values] of Object.entries(changes)) {
    fields.delete(name);
    for (const value of [values].flat()) fields.append(name, value);
  }
  return fields.toString();
}
