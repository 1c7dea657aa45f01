import { Pool, types } from 'pg';
import { DataSource } from 'typeorm';
import type { BatchDatabase, PreTenantLookup, TenantDatabase } from '../databases.js';
import { roleUrl } from '../migrations/roles.js';
import type { ServiceSchema } from '../service-schema.js';
import { PgBatchDatabase } from './pg-batch-database.js';
import { PgPreTenantLookup } from './pg-pre-tenant-lookup.js';
import { PreparedTexts } from './prepared-texts.js';
import { masterPool, TypeormTenantDatabase } from './typeorm-tenant-database.js';

/** How a service reaches its database. */
export interface ServiceDatabaseOptions {
  /** Any url of the database; user and password are replaced by those of the service's own roles. */
  readonly url: string;
  readonly rolePassword: string;
  /** Connections of the request role. */
  readonly poolSize: number;
  /** Connections of the batch role; default 4. */
  readonly batchPoolSize?: number;
  /** A statement that takes longer is cancelled; default 30,000 ms. */
  readonly statementTimeoutMs?: number;
  /** Longest wait for a connection, be it a free one or a new one; default 5,000 ms. */
  readonly connectTimeoutMs?: number;
  /** Is told when an idle connection breaks. */
  readonly log?: (failure: Error) => void;
}

/** A service's two pools and what is built on them. */
export interface ServiceDatabase {
  readonly dataSource: DataSource;
  /** The pool of the request role, which TypeORM's driver made. */
  readonly requestPool: Pool;
  /** The pool of the batch role. */
  readonly batchPool: Pool;
  readonly tenantDatabase: TenantDatabase;
  readonly batchDatabase: BatchDatabase;
  readonly preTenantLookup: PreTenantLookup;
  /** Waits for open transactions and closes both pools. */
  close(): Promise<void>;
}

/** Opens both pools of a service. Rejects where the database cannot be reached or refuses the service's roles. */
export async function openServiceDatabase(
  schema: ServiceSchema,
  options: ServiceDatabaseOptions,
): Promise<ServiceDatabase> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: roleUrl(options.url, `${schema.name}_request`, options.rolePassword),
    schema: schema.name,
    entities: [...schema.rows],
    installExtensions: false,
    poolErrorHandler: (error: Error) => options.log?.(error),
    extra: poolOptions(options, `hearback ${schema.name} request`, options.poolSize),
  });
  const batchPool = new Pool({
    connectionString: roleUrl(options.url, `${schema.name}_batch`, options.rolePassword),
    ...poolOptions(options, `hearback ${schema.name} batch`, options.batchPoolSize ?? 4),
    pipeline: true,
  });
  batchPool.on('error', (error) => options.log?.(error));
  surviveLosses(batchPool);
  const prepared = new PreparedTexts();
  await dataSource.initialize();
  surviveLosses(masterPool(dataSource));
  return {
    dataSource,
    requestPool: masterPool(dataSource),
    batchPool,
    tenantDatabase: new TypeormTenantDatabase(dataSource),
    batchDatabase: new PgBatchDatabase(batchPool, prepared),
    preTenantLookup: new PgPreTenantLookup(batchPool, prepared),
    close: async () => {
      // Nest may have closed the data source before: it destroys what it was told of.
      await Promise.all([dataSource.isInitialized ? dataSource.destroy() : undefined, batchPool.end()]);
    },
  };
}

/**
 * A connection may be lost in the moment between being made and being handed over, when nobody listens to it: the loss would
 * end the process. Whoever got it learns of the loss by its first statement.
 */
function surviveLosses(pool: Pool): void {
  pool.on('connect', (client) => client.on('error', () => undefined));
}

/** Nothing may hang: neither the wait for a connection, nor a statement, nor a peer that fell silent. */
function poolOptions(options: ServiceDatabaseOptions, application: string, max: number) {
  const statementTimeout = options.statementTimeoutMs ?? 30_000;
  return {
    max,
    application_name: application,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    statement_timeout: statementTimeout,
    query_timeout: statementTimeout + 5_000,
    idle_in_transaction_session_timeout: 60_000,
    types: { getTypeParser },
  };
}

const DATE_OID = 1082;

/** As the driver's own, but a `date` stays `YYYY-MM-DD`: as a Date it would be midnight in the process's time zone. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  oid === DATE_OID ? (text: string) => text : types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser;
