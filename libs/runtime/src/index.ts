export {
  SERVICE_NAMES,
  type ServiceDefinition,
  type ServiceModuleClass,
  type ServiceName,
} from './service-definition.js';
export type { Caller, Permission, Role } from './auth/caller.js';
export { ALL_PERMISSIONS, permissionsOf, PUBLISHABLE_PERMISSIONS } from './auth/permissions.js';
export { Allow, Internal, Public } from './auth/access.js';
export { callerOf, CurrentCaller } from './auth/current-caller.js';
export { networkOf } from './auth/network.js';
export { SESSION_COOKIE, sessionTokenOf } from './auth/session-cookie.js';
export { isSecret, newSecret, newSessionToken, secretHash, type SecretPrefix } from './auth/secret.js';
export {
  CredentialDirectory,
  fromCallerDocument,
  toCallerDocument,
  type CallerDocument,
  type Credential,
} from './auth/credential-directory.js';
export { Setting, type SettingOptions } from './config/setting.js';
export { IsStrongSecret } from './config/strong-secret.js';
export { ConfigurationError } from './config/configuration-error.js';
export { PlatformConfig } from './config/platform.config.js';
export { ServerConfig } from './config/server.config.js';
export { readOwnSettings } from './config/platform-settings.js';
export type { Environment } from './config/environment.js';
export type { DtoClass, FieldOptions } from './fields/field.js';
export type { ItemKind, ItemLimits } from './fields/items.js';
export type { NumberLimits, TextLimits } from './fields/scalar-checks.js';
export {
  BooleanField,
  EmailField,
  InstantField,
  IntegerField,
  NumberField,
  PublicIdField,
  TextField,
  WordField,
} from './fields/scalar-fields.js';
export { ListField, ObjectField, type ListLimits } from './fields/nested-fields.js';
export { JsonField, RecordField, type JsonLimits, type RecordLimits } from './fields/free-fields.js';
export { BodyLimit, type BodyKind } from './http/route-config.js';
export { listOf, noContent, Route, type ReplyShape, type RouteOptions } from './http/route.js';
export { ListQueryDto, listReply, type ListReply } from './http/list.js';
export { Cursors, type Position } from './http/cursors.js';
export { IfMatch, ifMatch, versionTag } from './http/if-match.js';
export { EntityTag } from './http/entity-tag.js';
export { PublicIdParam } from './http/public-id-param.js';
export { RawRoutes, type AccessHook, type Edge } from './http/raw-routes.js';
export { htmlReply } from './http/html-reply.js';
export { problemReply } from './http/problems.js';
export { requestErrors } from './http/request.errors.js';
export type { Operation } from './openapi/operation.js';
export { Distribution, gauge, Tally, type Instrument, type Measured, type Sample } from './metrics/instrument.js';
export type { OnFlush } from './process/on-flush.js';
export { run } from './process/run.js';
export { runProgram, type Program, type Serving } from './process/run-program.js';
export { startBareServer, type BareProcess } from './process/start-bare-server.js';
export type { Check } from './health/readiness.js';
export type { HealthChecks } from './health/health-routes.js';
export type { DocumentedApi } from './openapi/docs-routes.js';
export {
  startPlatform,
  type PlatformModules,
  type PlatformOptions,
  type StartedPlatform,
} from './process/start-platform.js';
export type { PlatformOverrides } from './wiring/infrastructure.js';
export { ServiceModule } from './wiring/service-module.js';
export { runtimeSchema } from './idempotency/runtime-schema.js';
export { infrastructureSchemas } from './process/migrate-platform.js';
export { openApiDocument } from './openapi/openapi-document.js';
export { routerRoutes } from './openapi/router-routes.js';
export { metricsReference } from './metrics/metrics-reference.js';
export { problemsReference } from './openapi/problems-reference.js';
export { configurationReference } from './config/configuration-reference.js';
export { RouteRegistry, type KnownRoute } from './http/route-registry.js';
