import proxy, { type FastifyHttpProxyOptions } from '@fastify/http-proxy';
import { Logger } from '@nestjs/common';
import { readOwnSettings, startBareServer, type Program, type Serving } from '@hearback/process';
import { requestErrors } from '@hearback/http';
import { SERVICE_NAMES } from '@hearback/kernel';
import { readApi } from './api-document.js';
import { gatewaySettings, type GatewayConfig } from './gateway.config.js';
import { replyHeaders, requestHeaders } from './passed-headers.js';
import { relayedBody } from './relayed-body.js';
import { routesByService, type ServiceRoutes } from './routes-by-service.js';
import { UpstreamHealth } from './upstream-health.js';

/** The gateway as a process. */
export const gateway: Program<GatewayConfig> = {
  targets: SERVICE_NAMES,
  read: (environment) => readOwnSettings(gatewaySettings, environment),
  own: (config) => [config],
  logLevel: ({ logLevel }) => logLevel,
  start: startGateway,
};

/** Puts all services under one address; health and documentation are the gateway's own. */
export function startGateway(config: GatewayConfig): Promise<Serving> {
  const api = readApi();
  return startBareServer({
    config,
    health: new UpstreamHealth(config),
    document: () => api,
    register: async (server) => {
      server.addContentTypeParser('*', (_request, payload, done) => done(null, relayedBody(payload)));
      for (const routes of routesByService(api)) await server.register(proxy, passingOn(routes, config));
    },
  });
}

function passingOn({ service, paths, methods }: ServiceRoutes, config: GatewayConfig): FastifyHttpProxyOptions {
  return {
    upstream: config[service],
    routes: [...paths],
    httpMethods: [...methods],
    internalRewriteLocationHeader: false,
    proxyPayloads: false,
    disableRequestLogging: true,
    destroyAgent: true,
    undici: {
      connections: config.connections,
      connect: { timeout: config.connectPatienceMs },
      headersTimeout: config.replyPatienceMs,
      bodyTimeout: config.replyPatienceMs,
      // Less than services hold an idle connection, so that no request meets one that is being closed.
      keepAliveTimeout: 60_000,
    },
    replyOptions: {
      rewriteRequestHeaders: requestHeaders,
      rewriteHeaders: replyHeaders,
      onResponse: (_request, reply, { stream }) => {
        // The rest of a body that the service did not want is read away for a moment (see `runtime`).
        reply.removeHeader('connection').send(stream);
      },
      // A 503 of a service is an answer for the client, which knows whether to ask again.
      retryDelay: () => null,
      onError: (reply, { error }) => {
        const { cause = error } = error;
        logger.warn({ service, code: (cause as NodeJS.ErrnoException).code ?? error.name });
        const detail = `The service ${service} does not answer at the moment.`;
        reply.send(requestErrors.error('unavailable', detail, { retryAfter: 1 }));
      },
    },
  };
}

const logger = new Logger('Gateway');
