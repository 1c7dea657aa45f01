export type { Caller } from './auth/caller.js';
export { actorOf, type CallingActor } from './auth/actor.js';
export { Allow, Internal, Public, type AllowOptions } from './auth/access.js';
export { requireOperator } from './auth/require-operator.js';
export { CurrentCaller, callerOf } from './auth/current-caller.js';
export { isFromThisMachine, isLocalUrl } from './auth/local-caller.js';
export { networkOf } from './auth/network.js';
export {
  SESSION_COOKIE,
  clearSecondStepCookie,
  clearSessionCookie,
  deviceTokenOf,
  secondStepTokenOf,
  sessionTokenOf,
  setDeviceCookie,
  setSecondStepCookie,
  setSessionCookie,
  setSingleSignOnCookie,
  singleSignOnTokenOf,
  type SessionReply,
} from './auth/session-cookie.js';
export { CustomerSignatures, signedText, type NamedCustomer } from './auth/customer-signatures.js';
export { KeyedHash } from './auth/keyed-hash.js';
export { Sealer } from './auth/sealer.js';
export { MailedTokens, type MailedTokenPurpose } from './auth/mailed-tokens.js';
export { ReplyTokens } from './auth/reply-tokens.js';
export { SIGNED_LINKS, SignedLinks, type SignedLinkPurpose } from './auth/signed-links.js';
export { PreviewTokens, type PreviewRef } from './auth/preview-tokens.js';
export { isSecret, newSecret, newSessionToken, secretHash, type SecretPrefix } from './auth/secret.js';
export {
  CredentialDirectory,
  fromCallerDocument,
  toCallerDocument,
  type CallerDocument,
  type Credential,
} from './auth/credential-directory.js';
export type { DtoClass, FieldOptions } from './fields/field.js';
export type { ItemKind, ItemLimits, NumberLimits, TextLimits } from './fields/checks.js';
export {
  BooleanField,
  EmailField,
  TimestampField,
  IntegerField,
  NumberField,
  PublicIdField,
  StringField,
  EnumField,
} from './fields/scalar-fields.js';
export { ListField, ObjectField, UncheckedListField, type ListLimits } from './fields/nested-fields.js';
export { JsonField, RecordField, type JsonLimits, type RecordLimits } from './fields/free-fields.js';
export type { BodyKind } from './routes/route-config.js';
export { IntersectionType } from '@nestjs/swagger';
export { asksForPrivacy } from './routes/asks-for-privacy.js';
export { Route, type RouteOptions } from './routes/route.js';
export { listOf, noContent, type ReplyShape } from './openapi/reply-shape.js';
export { ListQueryDto, listReply, pageReply, pageRequest, type ListReply } from './lists/list.js';
export { Cursors } from './lists/cursors.js';
export { IfMatch, ifMatch, versionTag } from './routes/if-match.js';
export { EntityTag } from './routes/entity-tag.js';
export { PublicIdParam } from './routes/public-id-param.js';
export { RawRoutes, type AccessHook, type Edge } from './routes/raw-routes.js';
export { escapeHtml } from './server/escape-html.js';
export { EventStream, type StreamedEvent } from './server/event-stream.js';
export { isEventStream } from './server/open-event-streams.js';
export { htmlReply, secretPageReply } from './server/html-reply.js';
export { problemReply } from './problems/problems.js';
export { requestErrors } from './problems/request.errors.js';
export type { SchemaSet } from './openapi/component-schemas.js';
export type { Operation } from './openapi/operation.js';
export { registerSite, type Site } from './server/site.js';
export { registerPages, type PageSite } from './server/page-site.js';
export type { SiteFile } from './server/site-files.js';
export { registerDocs, type DocumentedApi } from './openapi/docs-routes.js';
export { CurrentUnitOfWork } from './idempotency/current-unit-of-work.js';
export { httpSchema } from './idempotency/http-schema.js';
export { openApiDocument } from './openapi/openapi-document.js';
export { routerRoutes } from './openapi/router-routes.js';
export { problemsReference } from './openapi/problems-reference.js';
export { RouteRegistry, type KnownRoute } from './routes/route-registry.js';
export { errorSummary } from './logs/error-summary.js';
export { installRequestSpans, traceIdOf } from './traces/request-spans.js';
export { CallerWatch } from './auth/caller-watch.js';
export { AccessCheck } from './auth/access-check.js';
export { CachedCredentialDirectory } from './auth/cached-credential-directory.js';
export { HttpCredentialDirectory } from './auth/http-credential-directory.js';
export { closeInTime } from './server/close-in-time.js';
export { ownUrl } from './server/own-url.js';
export { PlatformEdge } from './routes/platform-edge.js';
export { RateLimits } from './limits/rate-limits.js';
export { LISTEN_BACKLOG, createBareServer, createServer } from './server/server.js';
export { AccessGuard } from './auth/access-guard.js';
export { DtoPipe } from './validation/dto-pipe.js';
export { ProblemFilter } from './problems/problem-filter.js';
export { ReplyHeaders } from './routes/reply-headers.js';
export { Idempotency } from './idempotency/idempotency.js';
export { ControllerDatabases } from './idempotency/controller-databases.js';
export { ReplyCipher } from './idempotency/reply-cipher.js';
export { StoredReplies } from './idempotency/stored-replies.js';
export { InFlightLimit } from './limits/in-flight-limit.js';
export { UnfinishedBodies } from './limits/unfinished-bodies.js';
export { methodsByPath, registerWrongMethods, type RouteMethods } from './routes/wrong-methods.js';
export { isInternalRequest } from './auth/internal-secret.js';
export { requireAccess } from './auth/require-access.js';
export {
  EXPORT_FILE_NAMES,
  type ExportFileName,
  ExportFiles,
  itemsOf,
  listedFile,
  smallFile,
  type ExportFile,
  type ExportOf,
} from './exports/export-files.js';
export { ExportRoutes } from './exports/export-routes.js';
export { ExportTickets } from './exports/export-tickets.js';
export {
  FileFormatDto,
  FileMappingDto,
  fromFileFormatDto,
  fromFileMappingDto,
  toFileMappingDto,
} from './imports/file-mapping.dto.js';
export { FileProposalDto, FileQuestionDto } from './imports/file-proposal.dto.js';
export {
  ImportErrorDto,
  ImportErrorQueryDto,
  ImportProgressDto,
  toImportErrorDto,
} from './imports/import-progress.dto.js';
export { encodingOf, FILE_NAME_PARAMETER, fileNameOf, IMPORT_FILES } from './imports/sent-file.js';
export { isSigned, newWebhookSecret, webhookSignature, type SignedHeaders } from './webhooks/webhook-signature.js';
export { SIGNED_WEBHOOK_HEADERS, SignedWebhooks, type SignedWebhook } from './webhooks/signed-webhooks.js';
