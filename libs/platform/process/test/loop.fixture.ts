import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { WorkspaceCreated, type EventOf } from '@hearback/contracts';
import { createServiceSchema, runStatements, tenantTable, type BatchTx, type ServiceSchema } from '@hearback/database';
import { defineJob, HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { Clock, done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Public, RawRoutes, Route, type Edge } from '@hearback/http';
import type { FastifyInstance } from 'fastify';
import { ServiceModule, Setting, type ServiceDefinition } from '../src/index.js';

class Loop1700000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...createServiceSchema('customers'),
      'create table customers.seen (tenant_id uuid not null, what text not null, constraint seen_key primary key (tenant_id, what))',
      ...tenantTable('customers.seen'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop schema customers cascade');
  }
}

/** A setting of a service. */
export class LoopConfig {
  @Setting({ env: 'CUSTOMERS_GREETING', default: 'hello', description: 'What its jobs write.' })
  readonly greeting: string;
}

const Echo = defineJob('customers.echo', WorkspaceCreated.schema);

/** What happened, in order; tests read it. */
export const happened: string[] = [];

@Injectable()
class LoopConsumer {
  constructor(
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  @Subscribe(WorkspaceCreated)
  consume(events: readonly EventOf<typeof WorkspaceCreated>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each(events, async ({ tenantId, payload }) => {
      await tx.query('insert into customers.seen (tenant_id, what) values ($1, $2)', [
        tenantId,
        `event ${payload.name}`,
      ]);
      await this.jobs.enqueue(tx, Echo, { tenantId, payload, dueAt: this.clock.now() });
      return done();
    });
  }
}

@Injectable()
class LoopWorker {
  constructor(private readonly config: LoopConfig) {}

  @HandleJob(Echo)
  async echo({ tenantId, payload }: JobOf<typeof WorkspaceCreated.schema>): Promise<(tx: BatchTx) => Promise<void>> {
    return async (tx) => {
      const what = `job ${payload.name} ${this.config.greeting}`;
      await tx.query('insert into customers.seen (tenant_id, what) values ($1, $2)', [tenantId, what]);
    };
  }
}

@Injectable()
class HeldInMemory implements OnApplicationShutdown {
  async onApplicationShutdown(): Promise<void> {
    await pause(1);
    happened.push('flushed');
  }
}

@Controller('v1/slow')
class SlowController {
  @Get()
  @Public()
  @Route({ id: 'slow', summary: 'Takes a while', reply: 'json' })
  async slow(): Promise<object> {
    happened.push('request begins');
    await pause(200);
    happened.push('request ends');
    return { slow: true };
  }
}

const schema: ServiceSchema = { name: 'customers', migrations: [Loop1700000000002] };
const definition: ServiceDefinition = { name: 'customers', schema, config: LoopConfig };

/** A small service that listens, works in the background, and holds something in memory. */
@Module({
  imports: [ServiceModule.forService(definition)],
  controllers: [SlowController],
  providers: [LoopConsumer, LoopWorker, HeldInMemory],
})
export class LoopModule {
  static readonly definition = definition;
}

@Controller('v1/forgotten')
class ForgottenController {
  @Get()
  first(): object {
    return {};
  }

  @Get('too')
  second(): object {
    return {};
  }
}

/** A service with routes that do not declare who may call them. */
@Module({ imports: [ServiceModule.forService(definition)], controllers: [SlowController, ForgottenController] })
export class OpenModule {
  static readonly definition = definition;
}

@Injectable()
class ForgottenRoutes extends RawRoutes {
  override register(server: FastifyInstance): void {
    server.get('/v1/raw-forgotten', () => ({}));
  }
}

/** A service with a raw route that does not declare who may call it. */
@Module({ imports: [ServiceModule.forService(definition)], providers: [ForgottenRoutes] })
export class OpenRawModule {
  static readonly definition = definition;
}

@Injectable()
class TextRoutes extends RawRoutes {
  override register(server: FastifyInstance, edge: Edge): void {
    const options = { onRequest: edge.allow('surveys:read'), config: { accepts: ['json-text'] as const } };
    server.post('/v1/raw-text', options, () => ({}));
  }
}

/** A service with a raw route for sessions that accepts text, which forms of other sites can send. */
@Module({ imports: [ServiceModule.forService(definition)], providers: [TextRoutes] })
export class TextModule {
  static readonly definition = definition;
}
