import { Injectable, type INestApplicationContext } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { TenantDatabase } from '@hearback/database';
import { ControllerDatabases } from '@hearback/http';
import type { ServiceModuleClass } from '../service-definition.js';
import { Infrastructure } from './infrastructure.js';

/** The instances of the providers of a service's module. */
export function providersOf(app: INestApplicationContext, service: ServiceModuleClass): readonly object[] {
  const found = app
    .get(DiscoveryService)
    .getProviders()
    .filter(({ host }) => host?.metatype === service);
  if (found.length === 0) throw new Error(`${service.name} is not part of this process`);
  const instances = found
    .map(({ instance }) => instance as unknown)
    .filter((instance): instance is object => typeof instance === 'object' && instance !== null)
    .filter((instance) => !(instance instanceof service));
  return [...new Set(instances)];
}

/** The services' databases by their controllers, found through Nest's discovery. */
@Injectable()
export class NestControllerDatabases extends ControllerDatabases {
  #databases: ReadonlyMap<unknown, TenantDatabase> | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly infrastructure: Infrastructure,
  ) {
    super();
  }

  of(controller: unknown): TenantDatabase {
    this.#databases ??= new Map(this.#entries());
    const database = this.#databases.get(controller);
    if (database === undefined) throw new Error('the controller belongs to no service');
    return database;
  }

  *#entries(): Generator<[unknown, TenantDatabase]> {
    for (const { metatype, host } of this.discovery.getControllers()) {
      const { definition } = (host?.metatype ?? {}) as Partial<ServiceModuleClass>;
      if (definition !== undefined) yield [metatype, this.infrastructure.of(definition.name).database.tenantDatabase];
    }
  }
}
