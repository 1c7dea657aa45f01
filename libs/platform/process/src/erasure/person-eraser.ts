import {
  personParameters,
  PersonalRows,
  WITH_PERSON,
  type BatchDatabase,
  type Person,
  type PersonalData,
  type PersonalTable,
  type Tx,
} from '@hearback/database';
import { emptiedBody, EventEmptier, type ErasureCounts } from '@hearback/messaging';

/** Erases a person in one service: the rows that it declares, its topic of the log, its dead letters and jobs. Repeating it is harmless. */
export class PersonEraser {
  readonly #rows: PersonalRows;

  constructor(
    private readonly service: string,
    private readonly data: PersonalData,
  ) {
    this.#rows = new PersonalRows(service, data);
  }

  /** The person with external ids and addresses that the service knows of the customer. */
  async withNames(tx: Tx, person: Person): Promise<Person> {
    let whole = person;
    for (const { table, column, kind, belongs } of this.data.names ?? []) {
      const rows = await tx.query<{ name: string }>(
        `${WITH_PERSON} select distinct t."${column}" as name from "${this.service}"."${table}" t
         where t.tenant_id = (select tenant_id from person) and t."${column}" is not null and ${belongs('t')}`,
        personParameters(whole),
      );
      const names = rows.map(({ name }) => name);
      if (kind === 'address') whole = { ...whole, addresses: distinct(whole.addresses, names) };
      else whole = { ...whole, externalIds: distinct(whole.externalIds, names) };
    }
    return whole;
  }

  /** The person with the ids of all rows here by which others are found. */
  complete(tx: Tx, person: Person): Promise<Person> {
    return this.#rows.complete(tx, person);
  }

  /** Empties or deletes the rows of a person who is complete. Returns the number of changed rows by kind. */
  async eraseRows(tx: Tx, person: Person): Promise<ErasureCounts> {
    const counts = new Map(Object.entries((await this.data.also?.(tx, person)) ?? {}));
    for (const table of this.data.tables) {
      const count = await this.#eraseTable(tx, table, person);
      if (count > 0) counts.set(table.kind, (counts.get(table.kind) ?? 0) + count);
    }
    return Object.fromEntries(counts);
  }

  /** Empties what is no row of the service: events of its topic, dead letters and jobs. */
  async eraseTraces(database: BatchDatabase, person: Person, erasureId: string): Promise<ErasureCounts> {
    if (this.data.tables.length === 0) return {};
    const log = await new EventEmptier(database).empty(`${this.service}.events`, person, erasureId);
    const others = await database.withTenants([person.tenantId], async (tx) => ({
      'dead-letters': await this.#emptyDeadLetters(tx, person, erasureId),
      jobs: await this.#deleteJobs(tx, person),
    }));
    return Object.fromEntries(Object.entries({ log, ...others }).filter(([, count]) => count > 0));
  }

  async #eraseTable(
    tx: Tx,
    { table, belongs, personal, ends, deletes }: PersonalTable,
    person: Person,
  ): Promise<number> {
    const name = `"${this.service}"."${table}"`;
    const condition = `t.tenant_id = (select tenant_id from person) and ${belongs('t')}`;
    const values = Object.entries({ ...personal, ...ends });
    if (deletes !== true && values.length === 0) return 0;
    const statement =
      deletes === true
        ? `delete from ${name} t where ${condition}`
        : `update ${name} t set ${values.map(([column, value]) => `"${column}" = ${value}`).join(', ')}
           where ${condition} and (${values.map(([column, value]) => `"${column}"::text is distinct from (${value})::text`).join(' or ')})`;
    const [row] = await tx.query<{ count: number }>(
      `${WITH_PERSON}, changed as (${statement} returning 1) select count(*)::integer as count from changed`,
      personParameters(person),
    );
    return row!.count;
  }

  async #emptyDeadLetters(tx: Tx, person: Person, erasureId: string): Promise<number> {
    const letters = await tx.query<{ place: string; type: string; body: string }>(
      `select ctid::text as place, type, body from messaging.dead_letter
       where tenant_id = $1 and "group" = $2
         and (key = any ($3::text[]) or exists (select from unnest($4::text[]) as word where position(word in body) > 0))`,
      [person.tenantId, this.service, idsOf(person), wordsOf(person)],
    );
    let count = 0;
    for (const { place, type, body } of letters) {
      const emptied = emptiedBody(type, body, erasureId);
      if (emptied === body) continue;
      await tx.query(
        `update messaging.dead_letter set body = $1, reason = 'a customer was erased' where ctid = $2::tid`,
        [emptied, place],
      );
      count += 1;
    }
    return count;
  }

  /** Jobs that name the person, and errors that quote them. Others only have ids, and find emptied rows. */
  async #deleteJobs(tx: Tx, person: Person): Promise<number> {
    const words = [...person.externalIds, ...person.addresses].map((word) => JSON.stringify(word));
    const parameters = [person.tenantId, `${this.service}.%`, words];
    const named = (column: string) =>
      `exists (select from unnest($3::text[]) as word where position(word in ${column}) > 0)`;
    const own = `tenant_id = $1 and queue like $2 and queue not like '%.erase-customer'`;
    await tx.query(`update jobs.job set last_error = null where ${own} and ${named('last_error')}`, parameters);
    const [row] = await tx.query<{ count: number }>(
      `with gone as (delete from jobs.job where ${own} and not running and ${named('body')} returning 1)
       select count(*)::integer as count from gone`,
      parameters,
    );
    return row!.count;
  }
}

/** Ids by which events are keyed. */
function idsOf({ customerIds, subjectIds }: Person): readonly string[] {
  return [...customerIds, ...subjectIds];
}

/** What names the person in JSON. */
function wordsOf({ externalIds, addresses, customerIds }: Person): readonly string[] {
  return [...externalIds, ...addresses, ...customerIds].map((word) => JSON.stringify(word));
}

function distinct(...lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())];
}
