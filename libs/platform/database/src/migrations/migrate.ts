import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { ServiceSchema } from '../service-schema.js';
import { INFRASTRUCTURE_SCHEMAS, OWNER_ROLE, prepareRoles } from './roles.js';

/** What a migration needs to know. */
export interface MigrateOptions {
  /** A superuser's, or that of somebody who may create roles and schemas. */
  readonly url: string;
  readonly schemas: readonly ServiceSchema[];
  /** Password of all services' login roles. */
  readonly rolePassword: string;
  /** Services whose login roles are made; default: those of `schemas` that are no infrastructure. */
  readonly serviceNames?: readonly string[];
}

/** The migrations that one schema had still to run, oldest first. */
export interface MigratedSchema {
  readonly schema: string;
  readonly migrations: readonly string[];
}

/** Any number, as long as it is always this one. */
const LOCK = 4_711_202_612;

/**
 * Makes the roles and brings every schema up to date: infrastructure first, then the services in the given order, each
 * migration in a transaction of its own. Two processes that migrate one database do it one after the other.
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

/** The owner may make schemas here, and whoever migrates may act as the owner. */
async function prepareOwner(client: Client): Promise<void> {
  const database = client.escapeIdentifier(client.database ?? 'postgres');
  await client.query(`grant create on database ${database} to ${OWNER_ROLE}`);
  const { rows } = await client.query<{ acts: boolean }>(`select pg_has_role(current_user, $1, 'set') as acts`, [
    OWNER_ROLE,
  ]);
  if (!rows[0]!.acts) await client.query(`grant ${OWNER_ROLE} to current_user`);
}

function inOrder(schemas: readonly ServiceSchema[]): readonly ServiceSchema[] {
  const rank = ({ name }: ServiceSchema) => (INFRASTRUCTURE_SCHEMAS.has(name) ? 0 : 1);
  return schemas.toSorted((a, b) => rank(a) - rank(b));
}

async function migrateSchema(client: Client, url: string, schema: ServiceSchema): Promise<MigratedSchema> {
  // TypeORM keeps its list of what ran in the schema itself, so the schema comes first.
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
