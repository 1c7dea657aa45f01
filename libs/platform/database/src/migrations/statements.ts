import type { QueryRunner } from 'typeorm';
import { OWNER_ROLE, rolesOf } from './roles.js';

/** A privilege on a table. */
export type Privilege = 'select' | 'insert' | 'update' | 'delete';

/** The privileges that the two roles of a table's schema get. */
export interface TableGrants {
  readonly request: readonly Privilege[];
  readonly batch: readonly Privilege[];
}

const ALL: readonly Privilege[] = ['select', 'insert', 'update', 'delete'];
const APPEND: readonly Privilege[] = ['select', 'insert'];

/** The tenant of a request transaction; null where none is set, which matches no row. */
const ONE_TENANT = `tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`;

/** The tenants of a batch transaction. Inside a sub-select the list is computed once per statement instead of once per row. */
const SEVERAL_TENANTS = `tenant_id = any ((select string_to_array(nullif(current_setting('app.tenant_ids', true), ''), ',')::uuid[])::uuid[])`;

/** Statements that create a schema and grant its use to the service's roles (for infrastructure: to those of all services). */
export function createServiceSchema(name: string): string[] {
  const { request, batch } = rolesOf(name);
  return [`create schema if not exists ${name}`, `grant usage on schema ${name} to ${request}, ${batch}`];
}

/**
 * Statements that put a table with a `tenant_id` under row-level security, for its owner too, and grant it to the
 * schema's two roles. `insert-only` (audit logs): rows can be read and added, but neither changed nor deleted. `request` and
 * `batch` list the privileges.
 */
export function tenantTable(table: string, options: { grants?: 'insert-only' | TableGrants } = {}): string[] {
  const { schema, name } = parts(table);
  const roles = rolesOf(schema);
  const grants =
    options.grants === 'insert-only'
      ? { request: APPEND, batch: APPEND }
      : (options.grants ?? { request: ALL, batch: ALL });
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy ${name}_request on ${table} for all to ${roles.request} using (${ONE_TENANT}) with check (${ONE_TENANT})`,
    `create policy ${name}_batch on ${table} for all to ${roles.batch} using (${SEVERAL_TENANTS}) with check (${SEVERAL_TENANTS})`,
    ...grantTable(table, grants),
  ];
}

/** Statements that grant a table without tenants (counters, cursors, leases) to its schema's two roles. */
export function grantTable(table: string, grants: TableGrants): string[] {
  const roles = rolesOf(parts(table).schema);
  return (['request', 'batch'] as const)
    .filter((kind) => grants[kind].length > 0)
    .map((kind) => `grant ${grants[kind].join(', ')} on ${table} to ${roles[kind]}`);
}

/** Statements that let `SECURITY DEFINER` functions, which run as the owner, read a table despite FORCE. */
export function ownerMayRead(table: string): string[] {
  return [`create policy ${parts(table).name}_owner on ${table} for select to ${OWNER_ROLE} using (true)`];
}

/**
 * Statements that let only the schema's two roles call a function. `signature` is `schema.name(types)`. By default PostgreSQL lets
 * every role call a new function, which would be unsafe for a `SECURITY DEFINER` one.
 */
export function grantFunction(signature: string): string[] {
  const roles = rolesOf(parts(signature).schema);
  return [
    `revoke all on function ${signature} from public`,
    `grant execute on function ${signature} to ${roles.request}, ${roles.batch}`,
  ];
}

/** Prefix of the comment on a deliberate exception from tenant separation; the catalogue test requires it. */
export const ACROSS_TENANTS = 'across tenants: ';

/**
 * The statement that documents why a unique key does not begin with `tenant_id`, or why a policy of the batch role shows more than
 * the tenants of the batch. `object` is `index survey.link_code_key` or `policy event_reader on messaging.event`.
 */
export function acrossTenants(object: `index ${string}` | `policy ${string} on ${string}`, reason: string): string[] {
  return [`comment on ${object} is '${(ACROSS_TENANTS + reason).replaceAll("'", "''")}'`];
}

/** Runs the statements one after another. */
export async function runStatements(queryRunner: QueryRunner, ...statements: readonly string[]): Promise<void> {
  for (const statement of statements) await queryRunner.query(statement);
}

function parts(table: string): { readonly schema: string; readonly name: string } {
  const [schema, name] = table.split('.');
  if (!schema || !name) throw new Error(`${table} must be named with its schema`);
  return { schema, name };
}
