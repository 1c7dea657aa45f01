import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { ServiceModuleClass } from '../service-definition.js';
import type { Infrastructure, ServiceInfrastructure } from './infrastructure.js';

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

/** The service that each controller class belongs to. */
export function servicesOfControllers(
  modules: ModulesContainer,
  infrastructure: Infrastructure,
): ReadonlyMap<unknown, ServiceInfrastructure> {
  const services = new Map<unknown, ServiceInfrastructure>();
  for (const { metatype, controllers } of modules.values()) {
    const { definition } = metatype as Partial<ServiceModuleClass>;
    if (definition === undefined) continue;
    for (const controller of controllers.values())
      services.set(controller.metatype, infrastructure.of(definition.name));
  }
  return services;
}
