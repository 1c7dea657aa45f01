/**
 * The SQL condition under which a row, named by its alias, belongs to a person. It can refer to the row `person` of the statement: `tenant_id`, `customer_ids`, `external_ids`, `addresses` (lower case), `subject_ids` (ids of rows
 * that belong to the person).
 */
export type RowCondition = (row: string) => string;

const anyOfPerson = (value: string, member: string, type: string) =>
  `${value} = any ((select ${member} from person)::${type}[])`;

/** By the id of the customer. */
export const byCustomerId =
  (column = 'customer_id'): RowCondition =>
  (row) =>
    anyOfPerson(`${row}.${column}`, 'customer_ids', 'uuid');

/** By the workspace's own id of the customer. */
export const byExternalId =
  (column: string): RowCondition =>
  (row) =>
    anyOfPerson(`${row}.${column}`, 'external_ids', 'text');

/** By an e-mail address. */
export const byAddress =
  (column: string): RowCondition =>
  (row) =>
    anyOfPerson(`lower(${row}.${column})`, 'addresses', 'text');

/**
 * By the id of a row with a `subject`, of this service or another, that belongs to the person. They are collected before rows are read or
 * emptied, so that this also holds once the other row is emptied.
 */
export const bySubject =
  (column: string): RowCondition =>
  (row) =>
    anyOfPerson(`${row}.${column}`, 'subject_ids', 'uuid');

/** By a row of another table of the schema that belongs to the person: `on` maps columns of that table to columns of this one. */
export const through =
  (table: string, on: Readonly<Record<string, string>>, belongs: RowCondition): RowCondition =>
  (row) => {
    const parent = `${row}_${table.slice(table.indexOf('.') + 1)}`;
    const theirs = Object.keys(on).map((column) => `${parent}.${column}`);
    const own = Object.values(on).map((column) => `${row}.${column}`);
    return `(${own.join(', ')}) in (select ${theirs.join(', ')} from ${table} ${parent}
      where ${parent}.tenant_id = (select tenant_id from person) and ${belongs(parent)})`;
  };

/** By one of several conditions. */
export const anyOf =
  (...conditions: readonly RowCondition[]): RowCondition =>
  (row) =>
    `(${conditions.map((condition) => condition(row)).join(' or ')})`;

/** Rows for which an SQL condition holds too; `#` stands for the alias of the row. */
export const where =
  (condition: string, belongs: RowCondition): RowCondition =>
  (row) =>
    `${condition.replaceAll('#', row)} and ${belongs(row)}`;

/** By a text, or bytes of text, in which an external id or an address of the person stands as a word. Reads every row: for small tables only. */
export const mentions =
  (column: string, type: 'text' | 'bytes' = 'text'): RowCondition =>
  (row) => {
    // Bytes that are no UTF-8 must not fail the statement: LATIN1 has a character for each byte.
    const value = type === 'text' ? `${row}.${column}::text` : `convert_from(${row}.${column}, 'LATIN1')`;
    const known = `unnest((select external_ids || addresses from person)) as known`;
    const word = type === 'text' ? 'known' : `convert_from(convert_to(known, 'UTF8'), 'LATIN1')`;
    const escaped = String.raw`regexp_replace(${word}, '([][\\.^$*+?(){}|-])', '\\\1', 'g')`;
    return `exists (select from ${known} where ${value} ~* ('(^|[^[:alnum:]])' || ${escaped} || '($|[^[:alnum:]])'))`;
  };
