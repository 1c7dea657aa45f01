import type { AddressInfo } from 'node:net';
import { DiscoveryService, MetadataScanner, NestFactory, Reflector } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  closeInTime,
  createServer,
  InFlightLimit,
  installRequestSpans,
  isInternalRequest,
  LISTEN_BACKLOG,
  openApiDocument,
  ownUrl,
  PlatformEdge,
  methodsByPath,
  problemReply,
  RawRoutes,
  registerDocs,
  registerPages,
  registerSite,
  registerWrongMethods,
  requireAccess,
  RouteRegistry,
  UnfinishedBodies,
} from '@hearback/http';
import { registerHealth } from '../health/health-routes.js';
import { loadChecks } from '../health/load-checks.js';
import { Readiness } from '../health/readiness.js';
import { registerServiceHealth } from '../health/service-health-routes.js';
import { ServiceHealth } from '../health/service-health.js';
import { problemsPageOf, type Sites } from './sites.js';
import type { PlatformConfig } from '../config/platform.config.js';
import { secretsOf } from '../config/platform-secrets.js';
import type { PinoLogger } from '../logs/pino-logger.js';
import { installRequestLog } from '../logs/request-log.js';
import { instrumentsOf, type Instrument } from '../metrics/instrument.js';
import { JobMetrics } from '../metrics/job-metrics.js';
import { LogMetrics } from '../metrics/log-metrics.js';
import { MetricsServer } from '../metrics/metrics-server.js';
import { Metrics } from '../metrics/metrics.js';
import { PoolMetrics } from '../metrics/pool-metrics.js';
import { buildInfo, HealthMetrics } from '../metrics/process-metrics.js';
import { inFlightInstruments } from '../metrics/in-flight-metrics.js';
import { RequestMetrics } from '../metrics/request-metrics.js';
import type { ServiceModuleClass } from '../service-definition.js';
import { Background } from '../wiring/background.js';
import type { Infrastructure, PlatformOverrides } from '../wiring/infrastructure.js';
import { accessCheckOf, credentialsOf } from '../wiring/access-check-of.js';
import { PlatformModule } from '../wiring/platform-module.js';
import { providersOf } from '../wiring/providers-of.js';

/** What `HttpApp.create` needs. */
export interface HttpAppParts {
  readonly modules: readonly ServiceModuleClass[];
  readonly infrastructure: Infrastructure;
  readonly overrides: PlatformOverrides;
  readonly logger: PinoLogger;
  readonly sites?: Sites;
}

/** Where the process listens; if the port is 0, known only after the start. */
interface ListenAddress {
  url: string;
}

/** Prepares a scope of raw routes: access is required, and errors become problem documents as they do in controllers. */
function rawScope(scope: FastifyInstance, edge: PlatformEdge): FastifyInstance {
  edge.guard(scope);
  return scope.setErrorHandler((error, _request, reply) => {
    if (reply.raw.headersSent) reply.raw.destroy();
    else problemReply(reply, error);
  });
}

/** The HTTP side of a process: Nest's application, which is created first and listens later. */
export class HttpApp {
  #metrics: Metrics | undefined;
  #metricsServer: MetricsServer | undefined;

  private constructor(
    readonly app: NestFastifyApplication,
    private readonly parts: HttpAppParts,
    private readonly address: ListenAddress,
  ) {}

  /** Creates the application with all its routes. Throws if a route does not declare who may call it. */
  static async create(parts: HttpAppParts): Promise<HttpApp> {
    const { modules: services, infrastructure, overrides, logger } = parts;
    const { platform } = infrastructure.settings;
    const address: ListenAddress = { url: ownUrl(platform.host, platform) };
    const credentials = credentialsOf(infrastructure, overrides, () => address.url);
    const access = accessCheckOf(infrastructure, credentials, () => address.url);
    const bodies = new UnfinishedBodies(platform);
    const { trustedProxyHops, surveyUrl } = platform;
    const adapter = createServer({ trustedProxyHops, bodies, surveyUrl });
    const server = adapter.getInstance();
    const limit = new InFlightLimit(platform.maxInFlightRequests, (request) => isUnlimited(request, platform));
    limit.install(server);
    const registry = new RouteRegistry();
    registry.watch(server);
    if (platform.tracesUrl !== undefined) installRequestSpans(server);
    installRequestLog(server, { everyRequest: platform.logLevel === 'debug' || platform.logLevel === 'trace' });
    const requests = new RequestMetrics();
    if (platform.metricsPort !== undefined) requests.watch(server);
    const app = await NestFactory.create<NestFastifyApplication>(
      PlatformModule.of({ services, infrastructure, registry, credentials, access }),
      adapter,
      { bodyParser: false, abortOnError: false, logger },
    );
    const http = new HttpApp(app, parts, address);
    try {
      requireAccess({
        discovery: app.get(DiscoveryService),
        scanner: new MetadataScanner(),
        reflector: app.get(Reflector),
      });
      await http.#registerRawRoutes(server, (service) => new PlatformEdge(service, registry, access));
      await app.init();
      registerWrongMethods(server, methodsByPath(registry.routes.filter(({ path }) => !path.startsWith('/internal/'))));
      app.get(Readiness).observe(() => loadChecks(limit, bodies));
      await server.ready();
    } catch (error) {
      await app.close();
      throw error;
    }
    if (platform.metricsPort !== undefined)
      http.#metrics = http.#createMetrics([...requests.instruments, ...inFlightInstruments(limit)]);
    return http;
  }

  /** Begins to listen; resolves to its address. */
  async listen(): Promise<string> {
    const { host, port } = this.parts.infrastructure.settings.platform;
    await this.app.listen({ port, host, backlog: LISTEN_BACKLOG });
    this.address.url = ownUrl(host, this.app.getHttpServer().address() as AddressInfo);
    await this.#listenForMetrics();
    return this.address.url;
  }

  /** Port of the metrics; undefined if they are off. */
  get metricsPort(): number | undefined {
    return this.#metricsServer?.port;
  }

  /** Shuts down through Nest's lifecycle hooks, in this order: readiness, consumers and jobs, requests, work in memory, pools. */
  async close(): Promise<void> {
    await closeInTime(this.app.getHttpServer(), () => this.app.close());
    await this.#metricsServer?.close();
  }

  /** The instruments of this process; none if metrics are off. */
  get instruments(): readonly Instrument[] {
    return this.#metrics?.instruments ?? [];
  }

  async #listenForMetrics(): Promise<void> {
    const { metricsHost, metricsPort } = this.parts.infrastructure.settings.platform;
    if (this.#metrics === undefined || metricsPort === undefined) return;
    this.#metricsServer = await MetricsServer.listen(this.#metrics, metricsHost, metricsPort);
  }

  /** The metrics of the process and of all its services. */
  #createMetrics(own: readonly Instrument[]): Metrics {
    const { modules, infrastructure } = this.parts;
    const background = this.app.get(Background);
    const metrics = new Metrics();
    metrics.add(buildInfo, ...own);
    for (const module of modules) metrics.add(...instrumentsOf(providersOf(this.app, module)));
    metrics.addSource(new LogMetrics(infrastructure, background));
    metrics.addSource(new JobMetrics(background));
    metrics.addSource(new PoolMetrics(infrastructure));
    metrics.addSource(new HealthMetrics(this.app.get(Readiness)));
    return metrics;
  }

  async #registerRawRoutes(server: FastifyInstance, edgeOf: (service: string) => PlatformEdge): Promise<void> {
    const health = this.app.get(ServiceHealth);
    for (const module of this.parts.modules) {
      const { name: service } = module.definition;
      const edge = edgeOf(service);
      await server.register(async (scope) => registerServiceHealth(rawScope(scope, edge), edge, { service, health }));
      for (const routes of providersOf(this.app, module).filter((provider) => provider instanceof RawRoutes))
        await server.register(async (scope) => routes.register(rawScope(scope, edge), edge));
    }
    const edge = edgeOf('platform');
    await server.register(async (scope) => {
      registerHealth(rawScope(scope, edge), edge.open(), this.app.get(Readiness));
      const { application, documentation } = this.parts.sites ?? {};
      registerDocs(scope, {
        onRequest: edge.open(),
        document: () => openApiDocument(this.app),
        problemsPage: problemsPageOf(documentation),
      });
      if (application !== undefined) registerSite(scope, application, edge.open());
      if (documentation !== undefined) registerPages(scope, documentation, edge.open());
    });
  }
}

/** Health checks, and calls of this platform's own processes, which know the internal secret. */
function isUnlimited(request: FastifyRequest, platform: PlatformConfig): boolean {
  if (request.url.startsWith('/health/')) return true;
  return request.url.startsWith('/internal/') && isInternalRequest(request, secretsOf(platform));
}
