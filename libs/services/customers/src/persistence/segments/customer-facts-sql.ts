import type { Tx } from '@hearback/database';
import type { Attributes } from '../../domain/attribute.js';
import type { CustomerFacts, EventDay, ScoreDay } from '../../domain/segments/customer-facts.js';
import type { NeededFacts } from '../../domain/segments/needed-facts.js';

/** The customers whose facts are read. */
export interface Whose {
  readonly tenantId: string;
  readonly customerIds: readonly string[];
  readonly timeZone: string;
}

interface ProfileRow {
  readonly id: string;
  readonly attributes: Attributes;
  readonly language: string | null;
  readonly asked: string | null;
  readonly answered: string | null;
}

interface EventDayRow extends Omit<EventDay, 'amountMinor'> {
  readonly customer_id: string;
  readonly amount_minor: string;
}

interface ConsentRow {
  readonly customer_id: string;
  readonly purpose: string;
  readonly granted: boolean;
}

interface ScoreDayRow extends ScoreDay {
  readonly customer_id: string;
}

/** The facts of customers in the order of their ids: one statement for each kind that is needed. */
export async function readFacts(
  tx: Tx,
  whose: Whose,
  needed: NeededFacts,
): Promise<ReadonlyMap<string, CustomerFacts>> {
  const profiles = await readProfiles(tx, whose);
  const events = needed.kinds.length > 0 ? await readEventDays(tx, whose, needed.kinds) : new Map<string, EventDay[]>();
  const scores = needed.scores ? await readScoreDays(tx, whose) : new Map<string, ScoreDay[]>();
  const lists = needed.lists ? await readLists(tx, whose) : new Map<string, string[]>();
  const consents = needed.consents ? await readConsents(tx, whose) : new Map<string, ConsentRow[]>();
  return new Map(
    profiles.map(({ id, attributes, language, asked, answered }) => [
      id,
      {
        attributes,
        language,
        events: events.get(id) ?? [],
        scores: scores.get(id) ?? [],
        lastAsked: asked,
        lastAnswered: answered,
        consents: Object.fromEntries(
          (consents.get(id) ?? []).map(({ purpose, granted }) => [purpose, granted ? 'granted' : 'withdrawn'] as const),
        ),
        lists: lists.get(id) ?? [],
      },
    ]),
  );
}

function readProfiles(tx: Tx, { tenantId, customerIds, timeZone }: Whose): Promise<ProfileRow[]> {
  return tx.query<ProfileRow>(
    `select c.id, c.attributes, c.language, to_char(t.asked_at at time zone $3, 'YYYY-MM-DD') as asked,
            to_char(t.answered_at at time zone $3, 'YYYY-MM-DD') as answered
     from customers.customer c
     left join customers.customer_contact t on t.tenant_id = c.tenant_id and t.customer_id = c.id
     where c.tenant_id = $1 and c.id = any ($2) order by c.id`,
    [tenantId, customerIds, timeZone],
  );
}

async function readEventDays(
  tx: Tx,
  { tenantId, customerIds }: Whose,
  kinds: readonly string[],
): Promise<ReadonlyMap<string, EventDay[]>> {
  const rows = await tx.query<EventDayRow>(
    `select customer_id, kind, to_char(day, 'YYYY-MM-DD') as day, times, nullif(currency, '') as currency, amount_minor
     from customers.customer_event_day where tenant_id = $1 and customer_id = any ($2) and kind = any ($3)`,
    [tenantId, customerIds, kinds],
  );
  return byCustomer(rows, ({ kind, day, times, currency, amount_minor: amount }) => ({
    kind,
    day,
    times,
    currency,
    amountMinor: Number(amount),
  }));
}

async function readScoreDays(
  tx: Tx,
  { tenantId, customerIds, timeZone }: Whose,
): Promise<ReadonlyMap<string, ScoreDay[]>> {
  // The newest first, so that of two on the same day the newer one counts.
  const rows = await tx.query<ScoreDayRow>(
    `select customer_id, survey_id as "surveyId", metric, score, to_char(answered_at at time zone $3, 'YYYY-MM-DD') as day
     from customers.customer_answer_day where tenant_id = $1 and customer_id = any ($2)
     order by answered_at desc, survey_id, metric`,
    [tenantId, customerIds, timeZone],
  );
  return byCustomer(rows, ({ surveyId, metric, score, day }) => ({ surveyId, metric, score, day }));
}

async function readLists(tx: Tx, { tenantId, customerIds }: Whose): Promise<ReadonlyMap<string, string[]>> {
  const rows = await tx.query<{ customer_id: string; list_id: string }>(
    'select customer_id, list_id from customers.customer_list_member where tenant_id = $1 and customer_id = any ($2)',
    [tenantId, customerIds],
  );
  return byCustomer(rows, ({ list_id: id }) => id);
}

/** The newest decision about each purpose, in the order of `consentStates`. */
async function readConsents(tx: Tx, { tenantId, customerIds }: Whose): Promise<ReadonlyMap<string, ConsentRow[]>> {
  const rows = await tx.query<ConsentRow>(
    `select distinct on (customer_id, purpose) customer_id, purpose, granted from customers.consent_entry
     where tenant_id = $1 and customer_id = any ($2) order by customer_id, purpose, decided_at desc, granted`,
    [tenantId, customerIds],
  );
  return byCustomer(rows, (row) => row);
}

function byCustomer<R extends { readonly customer_id: string }, T>(
  rows: readonly R[],
  from: (row: R) => T,
): ReadonlyMap<string, T[]> {
  const all = new Map<string, T[]>();
  for (const row of rows) {
    const known = all.get(row.customer_id);
    if (known === undefined) all.set(row.customer_id, [from(row)]);
    else known.push(from(row));
  }
  return all;
}
