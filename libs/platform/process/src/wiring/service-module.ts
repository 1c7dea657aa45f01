import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { BatchDatabase, DatabaseChannels, PreTenantLookup, TenantDatabase } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { JobQueue, Schedules } from '@hearback/jobs';
import { EventLog } from '@hearback/messaging';
import { ErasureLedger } from '../erasure/erasure-ledger.js';
import { PersonDigests } from '../erasure/person-digest.js';
import type { ServiceDefinition } from '../service-definition.js';
import { dataSourceModule } from './data-source-module.js';
import { Infrastructure, type ServiceInfrastructure } from './infrastructure.js';

/** The providers that every service gets from the platform; its module imports `ServiceModule.forService(definition)`. */
@Module({})
export class ServiceModule {
  /**
   * Injectable in the service's module: TenantDatabase, BatchDatabase, PreTenantLookup, DatabaseChannels, EventLog, JobQueue, Schedules, Clock,
   * Ids, PersonDigests, ErasureLedger and the instance of the definition's config class.
   */
  static forService(definition: ServiceDefinition): DynamicModule {
    const part = (
      provide: FactoryProvider['provide'],
      choose: (service: ServiceInfrastructure) => unknown,
    ): FactoryProvider => ({
      provide,
      inject: [Infrastructure],
      useFactory: (infrastructure: Infrastructure) => choose(infrastructure.of(definition.name)),
    });
    const providers: (FactoryProvider | typeof PersonDigests)[] = [
      part(TenantDatabase, ({ database }) => database.tenantDatabase),
      part(BatchDatabase, ({ database }) => database.batchDatabase),
      part(PreTenantLookup, ({ database }) => database.preTenantLookup),
      part(DatabaseChannels, ({ database }) => database.channels),
      part(EventLog, ({ eventLog }) => eventLog),
      part(JobQueue, ({ jobQueue }) => jobQueue),
      part(Schedules, ({ schedules }) => schedules),
      part(definition.config, ({ settings }) => settings),
      PersonDigests,
      {
        provide: ErasureLedger,
        inject: [Infrastructure],
        useFactory: ({ settings }: Infrastructure) => new ErasureLedger(settings.platform.erasureLedger),
      },
      { provide: Clock, inject: [Infrastructure], useFactory: ({ clock }: Infrastructure) => clock },
      { provide: Ids, inject: [Infrastructure], useFactory: ({ ids }: Infrastructure) => ids },
    ];
    return {
      module: ServiceModule,
      imports: [dataSourceModule(definition.name)],
      providers,
      exports: providers.map((each) => ('provide' in each ? each.provide : each)),
    };
  }
}
