import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DeadJobs } from '@hearback/jobs';
import { Consumers, DeadLetterReplay } from '@hearback/messaging';
import type { PlatformSettings } from '../config/platform-settings.js';
import { createServer, RouteRegistry, UnfinishedBodies } from '@hearback/http';
import type { PinoLogger } from '../logs/pino-logger.js';
import type { ServiceModuleClass } from '../service-definition.js';
import { Infrastructure, type ServiceInfrastructure } from '../wiring/infrastructure.js';
import { accessCheckOf, credentialsOf } from '../wiring/access-check-of.js';
import { PlatformModule } from '../wiring/platform-module.js';
import { providersOf } from '../wiring/providers-of.js';

/** A command of an operator about dead letters or dead jobs. */
export interface OperatorCommand {
  readonly kind: 'dead-letters' | 'dead-jobs';
  readonly action: 'list' | 'retry' | 'drop';
  /** Only this service; default: all services of the process. */
  readonly service?: string;
  /** Only these events or jobs; default: all. */
  readonly ids?: readonly string[];
}

/** What `operate` needs. */
export interface OperationParts {
  readonly modules: readonly ServiceModuleClass[];
  readonly settings: PlatformSettings;
  readonly logger: PinoLogger;
  /** Receives one object per listed event or job, and one per service for the other commands. */
  readonly write: (line: object) => void;
}

/**
 * Runs the command. Other processes may be running, because all state is in the database. Changes are logged with the number of
 * events or jobs; payloads are never shown.
 */
export async function operate(
  operation: OperatorCommand,
  { modules, settings, logger, write }: OperationParts,
): Promise<void> {
  const chosen = modules.filter(
    ({ definition }) => operation.service === undefined || definition.name === operation.service,
  );
  if (chosen.length === 0) throw new Error(`there is no service ${operation.service} in this process`);
  const definitions = modules.map(({ definition }) => definition);
  const infrastructure = await Infrastructure.open(settings, definitions, {});
  try {
    const credentials = credentialsOf(infrastructure, {}, () => '');
    // The application is created but not started: it neither listens nor consumes.
    const app = await NestFactory.create<NestFastifyApplication>(
      PlatformModule.of({
        services: modules,
        infrastructure,
        registry: new RouteRegistry(),
        credentials,
        access: accessCheckOf(infrastructure, credentials, () => ''),
      }),
      createServer({ ...settings.platform, bodies: new UnfinishedBodies(settings.platform) }),
      { bodyParser: false, abortOnError: false, logger },
    );
    for (const module of chosen) {
      const service = infrastructure.of(module.definition.name);
      const done =
        operation.kind === 'dead-letters'
          ? await deadLetters(operation, service, providersOf(app, module), { infrastructure, write })
          : await deadJobs(operation, service, { infrastructure, write });
      if (operation.action === 'list') continue;
      write({ service: module.definition.name, ...done });
      const reason = `${operation.kind} ${operation.action === 'drop' ? 'dropped' : 'retried'} by an operator`;
      logger.log({ service: module.definition.name, reason, count: done.count }, 'operate');
    }
  } finally {
    await infrastructure.close();
  }
}

interface Result {
  readonly count: number;
  readonly failed?: readonly object[];
}

interface OperationContext {
  readonly infrastructure: Infrastructure;
  readonly write: (line: object) => void;
}

async function deadLetters(
  { action, ids }: OperatorCommand,
  { definition, database }: ServiceInfrastructure,
  providers: readonly object[],
  { infrastructure, write }: OperationContext,
): Promise<Result> {
  const { batchDatabase, preTenantLookup } = database;
  const consumers = new Consumers(providers);
  const replay = new DeadLetterReplay(definition.name, consumers, batchDatabase, preTenantLookup, infrastructure.clock);
  const filter = ids === undefined ? {} : { ids };
  if (action === 'retry') {
    const { replayed, failed } = await replay.replay(filter);
    return { count: replayed, failed };
  }
  if (action === 'drop') return { count: await replay.drop(filter) };
  const waiting = await replay.list(filter);
  for (const { event, reason, deadLetteredAt } of waiting) {
    const { id, type, tenantId, position } = event;
    write({
      service: definition.name,
      id,
      type,
      tenant: tenantId,
      ...position,
      reason,
      dead_lettered_at: deadLetteredAt,
    });
  }
  return { count: waiting.length };
}

async function deadJobs(
  { action, ids }: OperatorCommand,
  { definition, database, jobStatus }: ServiceInfrastructure,
  { infrastructure, write }: OperationContext,
): Promise<Result> {
  const jobs = new DeadJobs(database.preTenantLookup, infrastructure.clock);
  let count = 0;
  for (const { queue, dead } of await jobStatus.queues(definition.name)) {
    if (dead === 0) continue;
    if (action === 'retry') count += await jobs.retry(queue, ids);
    else if (action === 'drop') count += await jobs.drop(queue, ids);
    else {
      const listed = await jobs.list(queue);
      count += listed.length;
      for (const { id, tenantId, attempts, lastError, deadAt } of listed) {
        write({ queue, id, tenant: tenantId, attempts, reason: lastError, dead_at: deadAt });
      }
    }
  }
  return { count };
}
