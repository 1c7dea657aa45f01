import pg, { Pool, types, type ClientBase, type PoolConfig } from 'pg';
import { DataSource } from 'typeorm';
import type { BatchDatabase, DatabaseChannels, PreTenantLookup, TenantDatabase } from '../databases.js';
import { roleUrl } from '../migrations/roles.js';
import type { ServiceSchema } from '../service-schema.js';
import { PgBatchDatabase } from './pg-batch-database.js';
import { PgDatabaseChannels } from './pg-database-channels.js';
import { PgPreTenantLookup } from './pg-pre-tenant-lookup.js';
import { PreparedTexts } from './prepared-texts.js';
import { shareOf, TenantShares } from './tenant-shares.js';
import { TypeormTenantDatabase } from './typeorm-tenant-database.js';

const CONNECT_TIMEOUT_MS = 5_000;

/** Options of a service's database. */
export interface ServiceDatabaseOptions {
  /** URL of the database; user and password are replaced by those of the service's roles. */
  readonly url: string;
  readonly rolePassword: string;
  /** Connections of the request role. */
  readonly poolSize: number;
  /** Connections of the batch role; default 4. */
  readonly batchPoolSize?: number;
  /** Milliseconds after which a statement is cancelled; default 30,000. */
  readonly statementTimeoutMs?: number;
  /** Longest wait for a free or new connection, in milliseconds; default 5,000. */
  readonly connectTimeoutMs?: number;
  /** Called when an idle connection breaks. */
  readonly log?: (failure: Error) => void;
}

/** The two pools of a service and what is built on them. */
export interface ServiceDatabase {
  readonly dataSource: DataSource;
  /** The pool of the request role, which belongs to `dataSource`. */
  readonly requestPool: Pool;
  /** The pool of the batch role. */
  readonly batchPool: Pool;
  readonly tenantDatabase: TenantDatabase;
  readonly batchDatabase: BatchDatabase;
  readonly preTenantLookup: PreTenantLookup;
  readonly channels: DatabaseChannels;
  /** Waits for open transactions and closes both pools. */
  close(): Promise<void>;
}

/** Opens both pools of a service. Rejects if the database cannot be reached or rejects the service's roles. */
export async function openServiceDatabase(
  schema: ServiceSchema,
  options: ServiceDatabaseOptions,
): Promise<ServiceDatabase> {
  const requestPools: Pool[] = [];
  const dataSource = new DataSource({
    type: 'postgres',
    url: roleUrl(options.url, `${schema.name}_request`, options.rolePassword),
    schema: schema.name,
    entities: [...(schema.entities ?? [])],
    installExtensions: false,
    driver: driverReportingPools((pool) => requestPools.push(pool)),
    poolErrorHandler: (error: Error) => options.log?.(error),
    extra: poolOptions(options, `hearback ${schema.name} request`, options.poolSize),
  });
  const batchUrl = roleUrl(options.url, `${schema.name}_batch`, options.rolePassword);
  const channels = new PgDatabaseChannels({
    connectionString: batchUrl,
    ...connectionOptions(options, `hearback ${schema.name} listener`),
  });
  const batchPool = new Pool({
    connectionString: batchUrl,
    ...poolOptions(options, `hearback ${schema.name} batch`, options.batchPoolSize ?? 4),
    pipeline: true,
  });
  batchPool.on('error', (error) => options.log?.(error));
  const prepared = new PreparedTexts();
  await dataSource.initialize();
  const tenantDatabase = new TypeormTenantDatabase(
    dataSource,
    new TenantShares(shareOf(options.poolSize), options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS),
  );
  return {
    dataSource,
    requestPool: requestPools[0]!,
    batchPool,
    tenantDatabase,
    batchDatabase: new PgBatchDatabase(batchPool, prepared),
    preTenantLookup: new PgPreTenantLookup(batchPool, prepared),
    channels,
    close: async () => {
      await Promise.all([tenantDatabase.idle(), channels.close()]);
      // Nest may have closed the data source already: it destroys those registered with it.
      await Promise.all([dataSource.isInitialized ? dataSource.destroy() : undefined, batchPool.end()]);
    },
  };
}

/** The driver for TypeORM, which creates its own pool: `created` is called with the pool, for the metrics. */
function driverReportingPools(created: (pool: Pool) => void): typeof pg {
  class ReportingPool extends Pool {
    constructor(config?: PoolConfig) {
      super(config);
      created(this);
    }
  }
  return { ...pg, Pool: ReportingPool };
}

/** Bounds every wait: for a connection, for a statement, and for a server that no longer answers. */
function connectionOptions(options: ServiceDatabaseOptions, application: string) {
  const statementTimeout = options.statementTimeoutMs ?? 30_000;
  return {
    application_name: application,
    connectionTimeoutMillis: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
    keepAlive: true,
    statement_timeout: statementTimeout,
    query_timeout: statementTimeout + 5_000,
  };
}

function poolOptions(options: ServiceDatabaseOptions, application: string, max: number) {
  return {
    ...connectionOptions(options, application),
    max,
    idleTimeoutMillis: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    // A connection may break before its borrower listens for errors, and an unhandled error event would end the process.
    // The first statement of the borrower fails instead.
    onConnect: (client: ClientBase) => void client.on('error', () => undefined),
    types: { getTypeParser },
  };
}

const DATE_OID = 1082;

/** The driver's own parsers, except that a `date` stays `YYYY-MM-DD`: as a Date it would be midnight in the process's time zone. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  oid === DATE_OID ? (text: string) => text : types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser;
