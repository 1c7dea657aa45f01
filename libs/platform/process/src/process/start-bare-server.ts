import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { ServerConfig } from '../config/server.config.js';
import { bodiesCheck } from '../health/load-checks.js';
import { registerHealth, type HealthChecks } from '../health/health-routes.js';
import {
  closeInTime,
  ownUrl,
  RateLimits,
  type AccessHook,
  createBareServer,
  LISTEN_BACKLOG,
  registerDocs,
  UnfinishedBodies,
  registerPages,
  registerSite,
  type DocumentedApi,
} from '@hearback/http';
import { PinoLogger } from '../logs/pino-logger.js';
import { installRequestLog } from '../logs/request-log.js';
import { MetricsServer } from '../metrics/metrics-server.js';
import { Metrics } from '../metrics/metrics.js';
import { buildInfo, HealthMetrics } from '../metrics/process-metrics.js';
import { RequestMetrics } from '../metrics/request-metrics.js';
import type { Serving } from './run-program.js';
import { problemsPageOf, type Sites } from './sites.js';

/** What a process without services serves, such as the gateway. */
export interface BareProcess extends Pick<DocumentedApi, 'document'> {
  readonly config: ServerConfig;
  readonly health: HealthChecks;
  /** What the process serves to browsers. */
  readonly sites?: Sites;
  /** Adds the routes besides health and documentation. */
  register(server: FastifyInstance): Promise<void>;
}

/** Starts a process without services: it has the limits, headers, problems, log and metrics of all others, but no Nest. */
export async function startBareServer({
  config,
  health,
  sites = {},
  document,
  register,
}: BareProcess): Promise<Serving> {
  Logger.overrideLogger(new PinoLogger(config.logLevel));
  const { host, port, logLevel, trustedProxyHops, surveyUrl } = config;
  const bodies = new UnfinishedBodies(config);
  const server = createBareServer({ trustedProxyHops, bodies, surveyUrl });
  const requests = new RequestMetrics();
  if (config.metricsPort !== undefined) requests.watch(server);
  installRequestLog(server, { everyRequest: logLevel === 'debug' || logLevel === 'trace' });
  let closing: Promise<void> | undefined;
  const check: HealthChecks['check'] = async () => [
    { name: 'process', isCritical: true, ...(closing === undefined ? {} : { defect: 'is stopping' }) },
    bodiesCheck(bodies),
    ...(await health.check()),
  ];
  const limits = new RateLimits({ perCredential: 0, perNetwork: config.anonymousRateLimitPerMinute });
  const onRequest: AccessHook = async (request, reply) => limits.consumeAnonymous(request, reply);
  await server.register(async (scope) => {
    registerHealth(scope, onRequest, { check });
    const { application, documentation } = sites;
    registerDocs(scope, { onRequest, document, problemsPage: problemsPageOf(documentation) });
    if (application !== undefined) registerSite(scope, application, onRequest);
    if (documentation !== undefined) registerPages(scope, documentation, onRequest);
  });
  await server.register(register);
  await server.listen({ host, port, backlog: LISTEN_BACKLOG });
  const metricsServer = await listenForMetrics(config, requests, { check });
  const close = async (): Promise<void> => {
    await closeInTime(server.server, () => server.close());
    await metricsServer?.close();
  };
  return {
    url: ownUrl(host, server.server.address() as AddressInfo),
    metricsPort: metricsServer?.port,
    close: () => (closing ??= close()),
  };
}

async function listenForMetrics(
  { metricsHost, metricsPort }: ServerConfig,
  requests: RequestMetrics,
  health: HealthChecks,
): Promise<MetricsServer | undefined> {
  if (metricsPort === undefined) return undefined;
  const metrics = new Metrics();
  metrics.add(buildInfo, ...requests.instruments);
  metrics.addSource(new HealthMetrics(health));
  return MetricsServer.listen(metrics, metricsHost, metricsPort);
}
