import type { ServiceSchema } from '@hearback/database';

/** The seven words; each is at once library, schema, topic, group, URL segment, error prefix and deployment. */
export const SERVICE_NAMES = [
  'accounts',
  'customers',
  'survey',
  'responses',
  'analytics',
  'followups',
  'notifications',
] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** What a process must know of a service to run it; the static member `definition` of its module. */
export interface ServiceDefinition {
  readonly name: ServiceName;
  readonly schema: ServiceSchema;
  /** Class of validated settings (`<service>.config.ts`); an instance is injectable in the service's module. */
  readonly config: new () => object;
}

/** The one export of a service library. */
export interface ServiceModuleClass {
  new (...args: never[]): object;
  readonly definition: ServiceDefinition;
}
