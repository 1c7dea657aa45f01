import { Controller, Get, HttpCode, Injectable, Module, Post } from '@nestjs/common';
import { EventRecorded, newEvent, SurveyClosed, type EventOf } from '@hearback/contracts';
import {
  createServiceSchema,
  runStatements,
  TenantDatabase,
  tenantTable,
  type BatchTx,
  type ServiceSchema,
  type UnitOfWork,
} from '@hearback/database';
import { Clock, done, Ids, type Outcome } from '@hearback/kernel';
import { defineJob, HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { each, EventLog, Subscribe } from '@hearback/messaging';
import { Allow, CurrentCaller, CurrentUnitOfWork, Route, type Caller } from '@hearback/http';
import { ServiceModule, type ServiceDefinition } from '@hearback/process';
import { Type } from '@sinclair/typebox';
import type { MigrationInterface, QueryRunner } from 'typeorm';

class Visits1700000000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...createServiceSchema('customers'),
      `create table customers.visit (tenant_id uuid not null, id uuid not null, constraint visit_key primary key (tenant_id, id))`,
      ...tenantTable('customers.visit'),
    );
  }

  async down(): Promise<void> {
    // Tests drop the whole database.
  }
}

const Remind = defineJob('customers.remind', Type.Object({ survey_id: Type.String() }));

@Controller('v1/visits')
class VisitsController {
  constructor(
    private readonly database: TenantDatabase,
    private readonly log: EventLog,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(201)
  @Allow('customers:write')
  @Route({ id: 'createVisit', summary: 'Record a visit', status: 201, reply: 'json' })
  async create(@CurrentUnitOfWork() unit: UnitOfWork): Promise<object> {
    const { tenantId } = unit;
    const id = this.ids.next();
    const time = this.clock.now();
    const payload = {
      event_id: id,
      customer_id: id,
      external_id: 'c1',
      kind: 'visit',
      occurred_at: time.toISOString(),
      amount: null,
      properties: {},
    };
    await unit.run(async (tx) => {
      await tx.query('insert into customers.visit (tenant_id, id) values ($1, $2)', [tenantId, id]);
      await this.log.append(tx, [newEvent(EventRecorded, { id, tenantId, time, payload })]);
    });
    return { id };
  }

  @Get()
  @Allow('customers:read')
  @Route({ id: 'listVisits', summary: 'All visits', reply: 'json' })
  async list(@CurrentCaller() { tenantId }: Caller): Promise<object> {
    const rows = await this.database.withTenant(tenantId, (tx) =>
      tx.query<{ id: string }>('select id from customers.visit order by id'),
    );
    return { ids: rows.map(({ id }) => id) };
  }
}

@Injectable()
class SurveyConsumer {
  constructor(
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  @Subscribe(SurveyClosed)
  closed(events: readonly EventOf<typeof SurveyClosed>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each(events, async ({ tenantId, payload }) => {
      const dueAt = new Date(this.clock.now().getTime() + 3_600_000);
      await this.jobs.enqueue(tx, Remind, { tenantId, payload: { survey_id: payload.survey_id }, dueAt });
      return done();
    });
  }
}

@Injectable()
class ReminderWorker {
  @HandleJob(Remind)
  remind({ tenantId, payload }: JobOf<typeof Remind.schema>): Promise<(tx: BatchTx) => Promise<void>> {
    return Promise.resolve(async (tx: BatchTx) => {
      await tx.query('insert into customers.visit (tenant_id, id) values ($1, $2)', [tenantId, payload.survey_id]);
    });
  }
}

const schema: ServiceSchema = { name: 'customers', migrations: [Visits1700000000003] };
const definition: ServiceDefinition = { name: 'customers', schema, config: class NoSettings {} };

/** A service that publishes an event, consumes one, and enqueues a job that is due an hour later. */
@Module({
  imports: [ServiceModule.forService(definition)],
  controllers: [VisitsController],
  providers: [SurveyConsumer, ReminderWorker],
})
export class VisitsModule {
  static readonly definition = definition;
}
