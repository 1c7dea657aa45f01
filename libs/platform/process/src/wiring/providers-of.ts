import { Injectable, type INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { TenantDatabase } from '@hearback/database';
import { ControllerDatabases } from '@hearback/http';
import type { ServiceModuleClass } from '../service-definition.js';
import { Infrastructure } from './infrastructure.js';

/** The objects that Nest made for the providers of a service's module. */
export function providersOf(app: INestApplicationContext, service: ServiceModuleClass): readonly object[] {
  const found = [...app.get(ModulesContainer).values()].find(({ metatype }) => metatype === service);
  if (found === undefined) throw new Error(`${service.name} is not part of this process`);
  const instances = [...found.providers.values()]
    .map(({ instance }) => instance as unknown)
    .filter((instance): instance is object => typeof instance === 'object' && instance !== null)
    .filter((instance) => !(instance instanceof service));
  return [...new Set(instances)];
}

/** The services' databases by their controllers, as Nest knows them. */
@Injectable()
export class NestControllerDatabases extends ControllerDatabases {
  #databases: ReadonlyMap<unknown, TenantDatabase> | undefined;

  constructor(
    private readonly modules: ModulesContainer,
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
    for (const { metatype, controllers } of this.modules.values()) {
      const { definition } = metatype as Partial<ServiceModuleClass>;
      if (definition === undefined) continue;
      const { tenantDatabase } = this.infrastructure.of(definition.name).database;
      for (const controller of controllers.values()) yield [controller.metatype, tenantDatabase];
    }
  }
}
