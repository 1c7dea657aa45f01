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
  readonly decided_at: Date;
}

type Consents = CustomerFacts['consents'];

/** A profile that was merged into that of a customer. */
interface Merged {
  readonly into: string;
  readonly at: Date;
}

/** The customers and the profiles merged into theirs. */
interface WithMerged extends Whose {
  readonly merged: ReadonlyMap<string, Merged>;
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
  const merged = await readMerged(tx, whose);
  const all: WithMerged = { ...whose, customerIds: [...whose.customerIds, ...merged.keys()], merged };
  const profiles = await readProfiles(tx, whose, all);
  const events = needed.kinds.length > 0 ? await readEventDays(tx, all, needed.kinds) : new Map<string, EventDay[]>();
  const scores = needed.scores ? await readScoreDays(tx, all) : new Map<string, ScoreDay[]>();
  const lists = needed.lists ? await readLists(tx, all) : new Map<string, string[]>();
  const consents = needed.consents ? await readConsents(tx, all) : new Map<string, Consents>();
  const risks = needed.risks ? await readRisks(tx, all) : new Map<string, string[]>();
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
        consents: consents.get(id) ?? {},
        lists: lists.get(id) ?? [],
        risk: risks.get(id)?.[0] ?? null,
      },
    ]),
  );
}

async function readMerged(tx: Tx, { tenantId, customerIds }: Whose): Promise<ReadonlyMap<string, Merged>> {
  const rows = await tx.query<Merged & { id: string }>(
    `select id, merged_into as into, merged_at as at from customers.customer where tenant_id = $1 and merged_into = any ($2)`,
    [tenantId, customerIds],
  );
  return new Map(rows.map(({ id, ...merged }) => [id, merged]));
}

/** A customer was last asked, and has last answered, under any of the merged profiles. */
async function readProfiles(tx: Tx, whose: Whose, all: WithMerged): Promise<readonly ProfileRow[]> {
  const rows = await tx.query<ProfileRow>(
    `select c.id, c.attributes, c.language, to_char(t.asked_at at time zone $3, 'YYYY-MM-DD') as asked,
            to_char(t.answered_at at time zone $3, 'YYYY-MM-DD') as answered
     from customers.customer c
     left join customers.customer_contact t on t.tenant_id = c.tenant_id and t.customer_id = c.id
     where c.tenant_id = $1 and c.id = any ($2) order by c.id`,
    [whose.tenantId, all.customerIds, whose.timeZone],
  );
  const byId = new Map(rows.filter(({ id }) => !all.merged.has(id)).map((row) => [row.id, row]));
  for (const row of rows) {
    const into = byId.get(all.merged.get(row.id)?.into ?? '');
    if (into === undefined) continue;
    const [asked, answered] = [latest(into.asked, row.asked), latest(into.answered, row.answered)];
    byId.set(into.id, { ...into, asked, answered });
  }
  return [...byId.values()];
}

function latest(a: string | null, b: string | null): string | null {
  return a === null || b === null ? (a ?? b) : a > b ? a : b;
}

async function readEventDays(
  tx: Tx,
  { tenantId, customerIds, merged }: WithMerged,
  kinds: readonly string[],
): Promise<ReadonlyMap<string, EventDay[]>> {
  const rows = await tx.query<EventDayRow>(
    `select customer_id, kind, to_char(day, 'YYYY-MM-DD') as day, times, nullif(currency, '') as currency, amount_minor
     from customers.customer_event_day where tenant_id = $1 and customer_id = any ($2) and kind = any ($3)`,
    [tenantId, customerIds, kinds],
  );
  return byCustomer(rows, merged, ({ kind, day, times, currency, amount_minor: amount }) => ({
    kind,
    day,
    times,
    currency,
    amountMinor: Number(amount),
  }));
}

async function readScoreDays(
  tx: Tx,
  { tenantId, customerIds, timeZone, merged }: WithMerged,
): Promise<ReadonlyMap<string, ScoreDay[]>> {
  // The newest first, so that of two on the same day the newer one counts.
  const rows = await tx.query<ScoreDayRow>(
    `select customer_id, survey_id as "surveyId", metric, score, to_char(answered_at at time zone $3, 'YYYY-MM-DD') as day
     from customers.customer_answer_day where tenant_id = $1 and customer_id = any ($2)
     order by answered_at desc, survey_id, metric`,
    [tenantId, customerIds, timeZone],
  );
  const all = byCustomer(rows, merged, ({ surveyId, metric, score, day }) => ({ surveyId, metric, score, day }));
  // Only the newest score of a survey counts, whichever profile gave it.
  const newest = (of: readonly ScoreDay[]) =>
    of.filter(
      ({ surveyId, metric }, place) =>
        of.findIndex((other) => other.surveyId === surveyId && other.metric === metric) === place,
    );
  return merged.size === 0 ? all : new Map([...all].map(([id, of]) => [id, newest(of)] as const));
}

async function readLists(
  tx: Tx,
  { tenantId, customerIds, merged }: WithMerged,
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await tx.query<{ customer_id: string; list_id: string }>(
    'select customer_id, list_id from customers.customer_list_member where tenant_id = $1 and customer_id = any ($2)',
    [tenantId, customerIds],
  );
  return byCustomer(rows, merged, ({ list_id: id }) => id);
}

/** The newest first; a risk of a profile that was merged holds until the customer has one. */
async function readRisks(
  tx: Tx,
  { tenantId, customerIds, merged }: WithMerged,
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await tx.query<{ customer_id: string; band: string }>(
    `select customer_id, band from customers.customer_risk
     where tenant_id = $1 and customer_id = any ($2) and band is not null order by computed_at desc, customer_id`,
    [tenantId, customerIds],
  );
  return byCustomer(rows, merged, ({ band }) => band);
}

/** The newest decision about each purpose, in the order of `consentStates`, and the withdrawals that merged profiles imply. */
async function readConsents(tx: Tx, all: WithMerged): Promise<ReadonlyMap<string, Consents>> {
  const { tenantId, customerIds, merged } = all;
  const rows = await tx.query<ConsentRow>(
    `select distinct on (customer_id, purpose) customer_id, purpose, granted, decided_at from customers.consent_entry
     where tenant_id = $1 and customer_id = any ($2) order by customer_id, purpose, decided_at desc, granted`,
    [tenantId, customerIds],
  );
  const own = rows.filter((row) => !merged.has(row.customer_id));
  const implied = rows.filter((row) => {
    const of = merged.get(row.customer_id);
    const isDecided = (known: ConsentRow) =>
      known.customer_id === of?.into && known.purpose === row.purpose && known.decided_at > of.at;
    return of !== undefined && !row.granted && !own.some(isDecided);
  });
  const states = byCustomer([...own, ...implied], merged, ({ purpose, granted }) => {
    return [purpose, granted ? 'granted' : 'withdrawn'] as const;
  });
  return new Map([...states].map(([id, of]) => [id, Object.fromEntries(of)]));
}

/** By the customer whose profile was kept. */
function byCustomer<R extends { readonly customer_id: string }, T>(
  rows: readonly R[],
  merged: ReadonlyMap<string, Merged>,
  from: (row: R) => T,
): ReadonlyMap<string, T[]> {
  const all = new Map<string, T[]>();
  for (const row of rows) {
    const id = merged.get(row.customer_id)?.into ?? row.customer_id;
    const known = all.get(id);
    if (known === undefined) all.set(id, [from(row)]);
    else known.push(from(row));
  }
  return all;
}
