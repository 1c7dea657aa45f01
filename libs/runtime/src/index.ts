export type { ServiceDefinition, ServiceModuleClass, ServiceName } from './service-definition.js';
export type { Caller, Permission, Role } from './auth/caller.js';
