export type { ServiceDefinition, ServiceModuleClass } from './service-definition.js';
export { Setting, type SettingOptions } from './config/setting.js';
export { IsStrongSecret } from './config/strong-secret.js';
export { ConfigurationError } from './config/configuration-error.js';
export { PlatformConfig } from './config/platform.config.js';
export { ServerConfig } from './config/server.config.js';
export { readOwnSettings } from './config/platform-settings.js';
export type { Environment } from './config/environment.js';
export { counter, gauge, histogram, type Instrument, type Instrumented } from './metrics/instrument.js';
export { run } from './process/run.js';
export { runProgram, type Program, type Serving } from './process/run-program.js';
export { startBareServer, type BareProcess } from './process/start-bare-server.js';
export type { Check } from './health/readiness.js';
export type { HealthChecks } from './health/health-routes.js';
export {
  startPlatform,
  type PlatformModules,
  type PlatformOptions,
  type StartedPlatform,
} from './process/start-platform.js';
export type { PlatformOverrides } from './wiring/infrastructure.js';
export { monthsBefore } from './retention/months-before.js';
export { retention } from './retention/retention.js';
export { personCopy } from './copies/person-copy.js';
export { workspaceErasure } from './erasure/workspace-erasure.js';
export { customerPointers, type MergeListener } from './merges/customer-pointers.js';
export { customerErasure, type CustomerErasureOptions, type ErasureListener } from './erasure/customer-erasure.js';
export { ErasureLedger, type LedgerEntry } from './erasure/erasure-ledger.js';
export { PersonDigests } from './erasure/person-digest.js';
export { PersonEraser } from './erasure/person-eraser.js';
export { ServiceModule } from './wiring/service-module.js';
export { infrastructureSchemas } from './process/migrate-platform.js';
export { metricsReference } from './metrics/metrics-reference.js';
export { configurationReference } from './config/configuration-reference.js';
