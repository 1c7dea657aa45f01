import type { PersonalData, ServiceSchema } from '@hearback/database';
import type { ServiceName } from '@hearback/kernel';

/** What a process needs to run a service: the static member `definition` of its module. */
export interface ServiceDefinition {
  readonly name: ServiceName;
  readonly schema: ServiceSchema;
  /** Class of validated settings (`<service>.config.ts`); an instance is injectable in the service's module. */
  readonly config: new () => object;
  /** What it stores of customers; a catalogue test requires it of each service. */
  readonly personal?: PersonalData;
}

/** The one export of a service library. */
export interface ServiceModuleClass {
  new (...args: never[]): object;
  readonly definition: ServiceDefinition;
}
