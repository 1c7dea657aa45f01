import { Logger } from '@nestjs/common';
import { allEvents } from '@hearback/contracts';
import { openServiceDatabase, type ServiceDatabase } from '@hearback/database';
import { reasonOf, type Clock, type Ids, type ServiceName } from '@hearback/kernel';
import { ensureTopics, LogStatus, PgEventLog, WakeUps, type EventLog, type Transport } from '@hearback/messaging';
import { JobSignal, JobStatus, PgJobQueue, PgSchedules, type JobQueue, type Schedules } from '@hearback/jobs';
import type { DestinationStream } from 'pino';
import type { CredentialDirectory } from '@hearback/http';
import type { PlatformSettings } from '../config/platform-settings.js';
import type { ServiceDefinition } from '../service-definition.js';
import { brokerAdapterOf, type BrokerAdapter } from './broker-adapter.js';
import { RandomIds } from './random-ids.js';
import { SystemClock } from './system-clock.js';

/** What a test may replace. */
export interface PlatformOverrides {
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly credentials?: CredentialDirectory;
  /** The destination of log lines. */
  readonly log?: DestinationStream;
}

/** The infrastructure of one service. */
export interface ServiceInfrastructure {
  readonly definition: ServiceDefinition;
  readonly database: ServiceDatabase;
  readonly settings: object;
  readonly transport: Transport;
  readonly eventLog: EventLog;
  readonly logStatus: LogStatus;
  readonly jobQueue: JobQueue;
  readonly schedules: Schedules;
  readonly jobStatus: JobStatus;
}

/** Database pools, event log and clock of a process: opened before its services and closed after them. */
export class Infrastructure {
  #closing: Promise<void> | undefined;

  private constructor(
    readonly settings: PlatformSettings,
    readonly clock: Clock,
    readonly ids: Ids,
    /** Wakes the workers of this process when a job may be due. */
    readonly jobSignal: JobSignal,
    private readonly broker: BrokerAdapter,
    private readonly services: ReadonlyMap<ServiceName, ServiceInfrastructure>,
  ) {}

  /** Opens everything; if a part fails, closes those that are already open. */
  static async open(
    settings: PlatformSettings,
    definitions: readonly ServiceDefinition[],
    overrides: PlatformOverrides,
  ): Promise<Infrastructure> {
    const clock = overrides.clock ?? new SystemClock();
    const services = new Map<ServiceName, ServiceInfrastructure>();
    const ids = overrides.ids ?? new RandomIds();
    const broker = brokerAdapterOf(settings, clock, new WakeUps());
    const shared: Shared = { settings, clock, ids, broker, jobSignal: new JobSignal() };
    const infrastructure = new Infrastructure(settings, clock, ids, shared.jobSignal, broker, services);
    try {
      for (const definition of definitions) services.set(definition.name, await openService(definition, shared));
    } catch (error) {
      await infrastructure.close();
      throw error;
    }
    return infrastructure;
  }

  /** The infrastructure of one service; throws if it does not run in this process. */
  of(name: ServiceName): ServiceInfrastructure {
    const service = this.services.get(name);
    if (service === undefined) throw new Error(`the service ${name} is not part of this process`);
    return service;
  }

  all(): readonly ServiceInfrastructure[] {
    return [...this.services.values()];
  }

  /** Closes everything once, however often it is called. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    await this.broker.close();
    await Promise.all(this.all().map(({ database }) => database.close()));
  }
}

/** What the services of one process share. */
interface Shared {
  readonly settings: PlatformSettings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly broker: BrokerAdapter;
  readonly jobSignal: JobSignal;
}

async function openService(definition: ServiceDefinition, shared: Shared): Promise<ServiceInfrastructure> {
  const { clock, ids, jobSignal } = shared;
  const { platform, services } = shared.settings;
  const database = await openDatabase(definition, shared.settings);
  try {
    const queries = database.preTenantLookup;
    const topics = [...allEvents.values()].map(({ topic }) => topic);
    await ensureTopics(queries, topics, platform.partitions);
    const transport = shared.broker.transportOf(definition.name, database);
    return {
      definition,
      database,
      settings: services.get(definition.name) ?? new definition.config(),
      transport,
      eventLog: new PgEventLog(transport, platform.partitions),
      logStatus: new LogStatus(queries, clock, transport),
      jobQueue: new PgJobQueue(ids, clock, jobSignal),
      schedules: new PgSchedules(clock),
      jobStatus: new JobStatus(queries, clock),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function openDatabase({ name, schema }: ServiceDefinition, settings: PlatformSettings): Promise<ServiceDatabase> {
  const { platform, databaseUrls } = settings;
  const logger = new Logger(name);
  return openServiceDatabase(schema, {
    url: databaseUrls.get(name) ?? platform.databaseUrl,
    rolePassword: platform.rolePassword,
    poolSize: platform.requestPool,
    batchPoolSize: platform.batchPool,
    statementTimeoutMs: platform.statementTimeoutMs,
    log: (failure) => logger.warn(`an idle connection failed: ${reasonOf(failure)}`),
  });
}
