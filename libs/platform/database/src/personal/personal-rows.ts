import type { Row, Tx } from '../tx.js';
import type { PersonalData, PersonalKind, PersonalTable } from './personal-data.js';
import { personParameters, WITH_PERSON, type Person } from './person.js';

/** Conditions that depend on ids of other tables hold after so many rounds: response → task → message. */
const ROUNDS = 3;

/** The rows of a person in one table. */
export interface RowsOfPerson {
  readonly table: string;
  readonly kind: PersonalKind;
  /** As they are stored, without `tenant_id`; columns with text and others alike. */
  readonly rows: readonly Row[];
}

/**
 * Reads what a service stores of one person, by its declaration (`definition.personal`). In a transaction of the tenant:
 *
 *     const rows = new PersonalRows('responses', personalData);
 *     const whole = await rows.complete(tx, { tenantId, customerIds: [id], externalIds: ['C-1042'], addresses: [], subjectIds: [] });
 *     for await (const { table, kind, rows } of rows.of(tx, whole)) …
 *
 * `complete` adds the ids of the service's own rows, by which others are found. Pass the `subjectIds` that other services have found
 * too: notifications finds the mails of a task by those of followups.
 */
export class PersonalRows {
  constructor(
    readonly schema: string,
    readonly data: PersonalData,
  ) {}

  /** The person with the ids of all rows here that have a `subject`. */
  async complete(tx: Tx, person: Person): Promise<Person> {
    let whole = person;
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = whole.subjectIds.length;
      for (const table of this.data.tables) whole = await this.#withSubjects(tx, table, whole);
      if (whole.subjectIds.length === before) break;
    }
    return whole;
  }

  /** The rows of the person, a table at a time, in the order of the declaration; none of a table without any. */
  async *of(tx: Tx, person: Person): AsyncGenerator<RowsOfPerson> {
    for (const { table, kind, belongs } of this.data.tables) {
      const found = await tx.query<{ row: Row }>(
        `${WITH_PERSON} select to_jsonb(t) - 'tenant_id' as row from "${this.schema}"."${table}" t
         where t.tenant_id = (select tenant_id from person) and ${belongs('t')}`,
        personParameters(person),
      );
      if (found.length > 0) yield { table, kind, rows: found.map(({ row }) => row) };
    }
  }

  async #withSubjects(tx: Tx, { table, subject, belongs }: PersonalTable, person: Person): Promise<Person> {
    if (subject === undefined) return person;
    const found = await tx.query<{ id: string }>(
      `${WITH_PERSON} select distinct t."${subject}" as id from "${this.schema}"."${table}" t
       where t.tenant_id = (select tenant_id from person) and ${belongs('t')}`,
      personParameters(person),
    );
    const subjectIds = [...new Set([...person.subjectIds, ...found.map(({ id }) => id)])];
    return { ...person, subjectIds };
  }
}
