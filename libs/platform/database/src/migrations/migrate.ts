import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { ServiceSchema } from '../service-schema.js';
import { INFRASTRUCTURE_SCHEMAS, OWNER_ROLE, prepareRoles } from './roles.js';

/** Options of `migrate`. */
export interface MigrateOptions {
  /** Connection URL of a superuser, or of a role that may create roles and schemas. */
  readonly url: string;
  readonly schemas: readonly ServiceSchema[];
  /** Password of the login roles of all services. */
  readonly rolePassword: string;
  /** Services whose login roles are created; default: those of `schemas` that are not infrastructure. */
  readonly serviceNames?: readonly string[];
}

/** The migrations that were run in one schema, oldest first. */
export interface MigratedSchema {
  readonly schema: string;
  readonly migrations: readonly string[];
}

/** Key of the advisory lock; arbitrary, but it must never change. */
const LOCK = 4_711_202_612;

/**
 * Creates the roles and runs the missing migrations of every schema: infrastructure first, then the services in the given order,
 * each migration in a transaction of its own. Processes that migrate the same database concurrently run one after the other.
 */
export async function migrate(options: MigrateOptions): Promise<readonly MigratedSchema[]> {
  const services =
    options.serviceNames ?? options.schemas.map(({ name }) => name).filter((name) => !INFRASTRUCTURE_SCHEMAS.has(name));
  const client = new Client({
    connectionString: options.url,
    application_name: 'hearback migrate',
    connectionTimeoutMillis: 10_000,
  });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await prepareRoles(client, options.url, services, options.rolePassword);
    await prepareOwner(client);
    const done: MigratedSchema[] = [];
    for (const schema of inOrder(options.schemas)) done.push(await migrateSchema(client, options.url, schema));
    return done;
  } finally {
    await client.end();
  }
}

/** Lets the owner create schemas here, and makes the current user a member of the owner. */
async function prepareOwner(client: Client): Promise<void> {
  const database = client.escapeIdentifier(client.database ?? 'postgres');
  await client.query(`grant create on database ${database} to ${OWNER_ROLE}`);
  const { rows } = await client.query<{ may_act: boolean }>(`select pg_has_role(current_user, $1, 'set') as may_act`, [
    OWNER_ROLE,
  ]);
  if (!rows[0]!.may_act) await client.query(`grant ${OWNER_ROLE} to current_user`);
}

function inOrder(schemas: readonly ServiceSchema[]): readonly ServiceSchema[] {
  const rank = ({ name }: ServiceSchema) => (INFRASTRUCTURE_SCHEMAS.has(name) ? 0 : 1);
  return schemas.toSorted((a, b) => rank(a) - rank(b));
}

async function migrateSchema(client: Client, url: string, schema: ServiceSchema): Promise<MigratedSchema> {
  // TypeORM records the migrations that ran in a table of the schema, so the schema must exist first.
  await client.query(`create schema if not exists ${client.escapeIdentifier(schema.name)} authorization ${OWNER_ROLE}`);
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    schema: schema.name,
    migrations: [...schema.migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    installExtensions: false,
    extra: { max: 2, application_name: 'hearback migrate', options: `-c role=${OWNER_ROLE}` },
  });
  await dataSource.initialize();
  try {
    const ran = await dataSource.runMigrations();
    return { schema: schema.name, migrations: ran.map(({ name }) => name) };
  } finally {
    await dataSource.destroy();
  }
}
