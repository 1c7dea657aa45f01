import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import fastifyCookie from '@fastify/cookie';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import {
  fastify,
  type FastifyHttpOptions,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  type RawServerDefault,
} from 'fastify';
import { installCors } from '../routes/cors.js';
import { FILE_BODIES } from './file-bodies.js';
import { problemReply } from '../problems/problems.js';
import { BODY_LIMIT, installBodyParsers } from './body-parsers.js';
import { answerBrokenRequest } from './broken-requests.js';
import { installReplyCaching } from './reply-caching.js';
import { requestErrors } from '../problems/request.errors.js';
import { SECURITY_HEADERS } from './security-headers.js';
import { installSurveyHost } from './survey-host.js';
import { installEventStreams } from './open-event-streams.js';
import { checkMediaType } from './media-type.js';
import type { UnfinishedBodies } from '../limits/unfinished-bodies.js';
import { checkAddress, checkBodyless, checkHost, checkIdempotencyKey } from './strict-request.js';

/** Bytes of all headers of a request. */
const HEADER_LIMIT = 16_384;

/** Milliseconds: for the headers; for a whole request, which may be an import; for a connection without requests. */
const HEADERS_TIMEOUT = 10_000;
const REQUEST_TIMEOUT = 600_000;
const KEEP_ALIVE_TIMEOUT = 72_000;

/**
 * Connections that may wait to be accepted; the system's own limit applies where it is lower. If the queue is full, the client's
 * kernel retries the connection only after seconds, which looks like an outage.
 */
export const LISTEN_BACKLOG = 4_096;

/** Milliseconds for which the rest of a body is drained after the reply. */
const DRAIN_TIMEOUT = 2_000;

/** The HTTP server of a process of services: limits, parsers and headers that hold for every route. */
export function createServer(limits: ServerLimits): FastifyAdapter {
  // No Express-style middleware is used; its engine would run for every request.
  const adapter = new FastifyAdapter<RawServerDefault>({ ...serverOptions(limits), skipMiddie: true });
  const server = adapter.getInstance();
  server.addConstraintStrategy(FILE_BODIES);
  install(server, limits);
  installBodyParsers(server);
  installCors(server);
  void server.register(fastifyCookie);
  installRequestChecks(server);
  return adapter;
}

/** A server with the same limits and headers that reads no bodies: for a process that forwards requests. */
export function createBareServer(limits: ServerLimits): FastifyInstance {
  const server = fastify(serverOptions(limits));
  install(server, limits);
  server.removeAllContentTypeParsers();
  server.setErrorHandler((error, _request, reply) => {
    // A reply that fails half way can only be aborted, so that no client takes it for complete.
    if (reply.raw.headersSent) reply.raw.destroy();
    else problemReply(reply, error);
  });
  server.setNotFoundHandler((_request, reply) => problemReply(reply, requestErrors.error('not-found')));
  return server;
}

/** What the limits of a server depend on. */
export interface ServerLimits {
  /** Number of trusted proxies that append to X-Forwarded-For. */
  readonly trustedProxyHops: number;
  readonly bodies: UnfinishedBodies;
  /** Address of the survey pages, if their host name is their own. */
  readonly surveyUrl?: string | undefined;
}

function serverOptions({ trustedProxyHops }: ServerLimits): FastifyHttpOptions<RawServerDefault> {
  return {
    bodyLimit: BODY_LIMIT,
    // By number of hops: the addresses that our own proxies appended count, what a client wrote before them does not.
    trustProxy: trustedProxyHops > 0 ? (_address: string, hop: number) => hop < trustedProxyHops : false,
    genReqId: requestIds(),
    requestIdHeader: false,
    requestTimeout: REQUEST_TIMEOUT,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
    http: { maxHeaderSize: HEADER_LIMIT, headersTimeout: HEADERS_TIMEOUT },
    // People and mail programs add a slash to addresses.
    routerOptions: { maxParamLength: 1_024, ignoreTrailingSlash: true },
    // Requests that the router rejects do not reach the hooks.
    frameworkErrors: ((error: Error, request: FastifyRequest, reply: FastifyReply) => {
      reply.headers(SECURITY_HEADERS).header('request-id', request.id);
      problemReply(reply, error);
    }) as FrameworkErrors,
    clientErrorHandler: answerBrokenRequest,
    forceCloseConnections: 'idle',
    // While closing, what comes on an open connection is still answered.
    return503OnClosing: false,
  };
}

/** What holds for requests of all routes, whatever the route makes of them. */
function installRequestChecks(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    if (route.config?.bodyLimit !== undefined) route.bodyLimit = route.config.bodyLimit;
  });
  // Callbacks instead of async functions: these two run for every request, and each promise would cost a microtask.
  server.addHook('preParsing', (request, _reply, payload, done) => done(thrownBy(checkMediaType, request), payload));
  server.addHook('preValidation', (request, _reply, done) =>
    done(thrownBy(checkAddress, request) ?? thrownBy(checkBodyless, request) ?? thrownBy(checkIdempotencyKey, request)),
  );
}

/** What the check throws for this request, for hooks that report errors through a callback. */
function thrownBy(check: (request: FastifyRequest) => void, request: FastifyRequest): Error | undefined {
  try {
    check(request);
  } catch (error) {
    return error as Error;
  }
  return undefined;
}

function install(server: FastifyInstance, { bodies, surveyUrl }: ServerLimits): void {
  installReplyCaching(server);
  server.decorateRequest('caller', null);
  server.decorateRequest('unitOfWork', null);
  server.decorateRequest('problemCode', null);
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(SECURITY_HEADERS).header('request-id', request.id);
    done(thrownBy(checkHost, request));
  });
  if (surveyUrl !== undefined) installSurveyHost(server, surveyUrl);
  bodies.install(server);
  installEventStreams(server);
  server.addHook('onResponse', (request, _reply, done) => {
    drain(request.raw);
    done();
  });
}

/**
 * A reply may be sent before the body has been read, as 413 is. To close the connection at once would make the system discard
 * the reply, so the rest of the body is drained for a short time first; a client that still sends then is disconnected.
 */
function drain(request: IncomingMessage): void {
  if (request.complete) return;
  // A body that is piped to a parser which no longer reads would stay paused.
  request.unpipe();
  request.resume();
  // After a pause of the process the rest may have arrived, and is read first.
  const late = setTimeout(() => setImmediate(() => request.complete || request.destroy()), DRAIN_TIMEOUT).unref();
  request.once('close', () => clearTimeout(late));
}

type FrameworkErrors = NonNullable<FastifyServerOptions['frameworkErrors']>;

/** Ids of requests: random for the process, counted within it. */
function requestIds(): () => string {
  const prefix = `req_${randomBytes(6).toString('hex')}`;
  let count = 0;
  return () => `${prefix}${(++count).toString(36).padStart(6, '0')}`;
}
