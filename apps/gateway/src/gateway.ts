import proxy, { type FastifyHttpProxyOptions } from '@fastify/http-proxy';
import { Logger } from '@nestjs/common';
import { readOwnSettings, startBareServer, type Program, type Serving } from '@hearback/process';
import { dashboard } from '@hearback/dashboard';
import { documentation } from '@hearback/docs';
import { registerWrongMethods, requestErrors } from '@hearback/http';
import { AppError, SERVICE_NAMES } from '@hearback/kernel';
import { readApi } from './api-document.js';
import { gatewaySettings, type GatewayConfig } from './gateway.config.js';
import { replyHeaders, requestHeaders } from './forwarded-headers.js';
import { relayedBody } from './relayed-body.js';
import { routesByService, wrongMethodsOf, type ServiceRoutes } from './routes-by-service.js';
import { UpstreamHealth } from './upstream-health.js';

/** Milliseconds without a sign of life after which a stream of events is dead; services send one every 15 s. */
const STREAM_SILENCE_MS = 60_000;

/** The gateway as a process. */
export const gateway: Program<GatewayConfig> = {
  targets: SERVICE_NAMES,
  read: (environment) => readOwnSettings(gatewaySettings, environment),
  settingsToPrint: (config) => [config],
  logLevel: ({ logLevel }) => logLevel,
  start: startGateway,
};

/** Serves all services under one address. Health and documentation are the gateway's own. */
export function startGateway(config: GatewayConfig): Promise<Serving> {
  const api = readApi();
  return startBareServer({
    config,
    health: new UpstreamHealth(config),
    document: () => api,
    sites: { application: dashboard(), documentation: documentation() },
    register: async (server) => {
      server.addContentTypeParser('*', (_request, payload, done) => done(null, relayedBody(payload)));
      for (const routes of routesByService(api)) {
        await server.register(proxy, forwardingTo(routes, config));
        registerWrongMethods(server, wrongMethodsOf(routes, api));
      }
    },
  });
}

function forwardingTo(
  { service, paths, methods, isStreaming }: ServiceRoutes,
  config: GatewayConfig,
): FastifyHttpProxyOptions {
  return {
    upstream: config[service],
    routes: [...paths],
    httpMethods: [...methods],
    internalRewriteLocationHeader: false,
    proxyPayloads: false,
    disableRequestLogging: true,
    // The services know which of their routes are.
    config: { forCustomers: true },
    destroyAgent: true,
    undici: {
      // Streams last: in the pool of the other requests they would take its connections.
      ...(isStreaming ? {} : { connections: config.connections }),
      connect: { timeout: config.connectTimeoutMs },
      headersTimeout: config.replyTimeoutMs,
      bodyTimeout: isStreaming ? STREAM_SILENCE_MS : config.replyTimeoutMs,
      // Shorter than the services' own keep-alive, so that no request is sent on a connection that is being closed.
      keepAliveTimeout: 60_000,
    },
    replyOptions: {
      rewriteRequestHeaders: requestHeaders,
      rewriteHeaders: replyHeaders,
      onResponse: (_request, reply, { stream }) => {
        // `connection: close` of the service must not close the client's connection before its body is drained.
        reply.removeHeader('connection').send(stream);
      },
      // A 503 of a service goes to the client, which decides whether to retry.
      retryDelay: () => null,
      onError: (reply, { error }) => {
        const { cause = error } = error;
        if (cause instanceof AppError) return void reply.send(cause);
        logger.warn({ service, code: (cause as NodeJS.ErrnoException).code ?? error.name });
        const detail = `The service ${service} is not available: retry later.`;
        reply.send(requestErrors.error('unavailable', detail, { retryAfter: 1 }));
      },
    },
  };
}

const logger = new Logger('Gateway');
