import { ModulesContainer } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import type { ServiceModuleClass } from '../service-definition.js';

/** The objects that Nest made for the providers of a service's module. */
export function providersOf(app: INestApplicationContext, service: ServiceModuleClass): readonly object[] {
  const found = [...app.get(ModulesContainer).values()].find(({ metatype }) => metatype === service);
  if (found === undefined) throw new Error(`${service.name} is not part of this process`);
  const instances = [...found.providers.values()]
    .map(({ instance }) => instance as unknown)
    .filter(
      (instance): instance is object =>
        typeof instance === 'object' && instance !== null && !(instance instanceof service),
    );
  return [...new Set(instances)];
}
