import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  AccessCheck,
  CachedCredentialDirectory,
  HttpCredentialDirectory,
  closeInTime,
  ownUrl,
  problemReply,
  PlatformEdge,
  RateLimits,
  RawRoutes,
  RouteRegistry,
  createServer,
  LISTEN_BACKLOG,
  Shedding,
  registerDocs,
  installRequestSpans,
  openApiDocument,
} from '@hearback/http';
import { registerHealth } from '../health/health-routes.js';
import { Readiness } from '../health/readiness.js';
import type { PinoLogger } from '../logs/pino-logger.js';
import { installRequestLog } from '../logs/request-log.js';
import { instrumentsOf, type Instrument } from '../metrics/instrument.js';
import { JobFigures } from '../metrics/job-figures.js';
import { LogFigures } from '../metrics/log-figures.js';
import { MetricsServer } from '../metrics/metrics-server.js';
import { Metrics } from '../metrics/metrics.js';
import { PoolFigures } from '../metrics/pool-figures.js';
import { buildInfo, HealthFigures } from '../metrics/process-figures.js';
import { RequestFigures } from '../metrics/request-figures.js';
import type { ServiceModuleClass } from '../service-definition.js';
import type { Background } from '../wiring/background.js';
import type { Infrastructure, PlatformOverrides } from '../wiring/infrastructure.js';
import { PlatformModule } from '../wiring/platform-module.js';
import { providersOf } from '../wiring/providers-of.js';

/** What an application is made of. */
export interface HttpAppParts {
  readonly modules: readonly ServiceModuleClass[];
  readonly infrastructure: Infrastructure;
  readonly background: Background;
  readonly overrides: PlatformOverrides;
  readonly logger: PinoLogger;
}

/** Scopes that exist before Nest installs its handler of errors do not get it. */
function answeringProblems(scope: FastifyInstance): FastifyInstance {
  return scope.setErrorHandler((error, _request, reply) => {
    if (reply.raw.headersSent) reply.raw.destroy();
    else problemReply(reply, error);
  });
}

/** The HTTP side of a process: Nest's application, made ready and then opened. */
export class HttpApp {
  #ownUrl: string;
  #metrics: Metrics | undefined;
  #metricsServer: MetricsServer | undefined;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly readiness: Readiness,
    private readonly parts: HttpAppParts,
  ) {
    const { host, port } = parts.infrastructure.settings.platform;
    this.#ownUrl = ownUrl(host, { port });
  }

  /** Makes the application with all its routes. Throws where a route does not say who may call it. */
  static async create(parts: HttpAppParts): Promise<HttpApp> {
    const { platform } = parts.infrastructure.settings;
    const adapter = createServer(platform);
    const server = adapter.getInstance();
    const shedding = new Shedding(platform.maxOpenRequests, () => undefined);
    shedding.guard(server.server);
    const registry = new RouteRegistry();
    registry.watch(server);
    if (platform.tracesUrl !== undefined) installRequestSpans(server);
    installRequestLog(server, { everyRequest: platform.logLevel === 'debug' || platform.logLevel === 'trace' });
    const requests = new RequestFigures();
    if (platform.metricsPort !== undefined) requests.watch(server);
    const app = await NestFactory.create<NestFastifyApplication>(
      PlatformModule.of(parts.modules, parts.infrastructure, registry),
      adapter,
      { bodyParser: false, abortOnError: false, logger: parts.logger },
    );
    const readiness = new Readiness(parts.infrastructure, parts.background);
    const http = new HttpApp(app, readiness, parts);
    registry.checkBy(http.#accessCheck());
    for (const module of parts.modules) {
      const edge = new PlatformEdge(module.definition.name, registry);
      for (const routes of providersOf(app, module).filter((provider) => provider instanceof RawRoutes)) {
        await server.register(async (scope) => routes.register(answeringProblems(scope), edge));
      }
    }
    const edge = new PlatformEdge('platform', registry);
    await server.register(async (scope) => {
      registerHealth(answeringProblems(scope), edge.open(), readiness);
      registerDocs(scope, { onRequest: edge.open(), document: () => openApiDocument(app) });
    });
    await app.init();
    await server.ready();
    registry.requireAccess();
    if (platform.metricsPort !== undefined)
      http.#metrics = http.#measured([...requests.instruments, ...shedding.instruments]);
    return http;
  }

  /** Begins to listen; resolves to its address. */
  async listen(): Promise<string> {
    const { host, port } = this.parts.infrastructure.settings.platform;
    await this.app.listen({ port, host, backlog: LISTEN_BACKLOG });
    this.#ownUrl = ownUrl(host, this.app.getHttpServer().address() as AddressInfo);
    await this.#listenForMetrics();
    return this.#ownUrl;
  }

  /** Port of the metrics; nothing where they are off. */
  get metricsPort(): number | undefined {
    return this.#metricsServer?.port;
  }

  /** Answers what has come and closes. */
  async close(): Promise<void> {
    await closeInTime(this.app.getHttpServer(), () => this.app.close());
    await this.#metricsServer?.close();
  }

  /** The instruments of this process; none where metrics are off. */
  get instruments(): readonly Instrument[] {
    return this.#metrics?.instruments ?? [];
  }

  async #listenForMetrics(): Promise<void> {
    const { metricsHost, metricsPort } = this.parts.infrastructure.settings.platform;
    if (this.#metrics === undefined || metricsPort === undefined) return;
    this.#metricsServer = await MetricsServer.listen(this.#metrics, metricsHost, metricsPort);
  }

  /** Everything of this process that has numbers. */
  #measured(own: readonly Instrument[]): Metrics {
    const { modules, infrastructure, background } = this.parts;
    const metrics = new Metrics();
    metrics.add(buildInfo, ...own);
    for (const module of modules) metrics.add(...instrumentsOf(providersOf(this.app, module)));
    metrics.addSource(new LogFigures(infrastructure, background));
    metrics.addSource(new JobFigures(background));
    metrics.addSource(new PoolFigures(infrastructure));
    metrics.addSource(new HealthFigures(this.readiness));
    return metrics;
  }

  #accessCheck(): AccessCheck {
    const { platform } = this.parts.infrastructure.settings;
    const accounts = new HttpCredentialDirectory(() => platform.accountsUrl ?? this.#ownUrl, platform.internalSecret);
    return new AccessCheck({
      credentials: this.parts.overrides.credentials ?? new CachedCredentialDirectory(accounts),
      limits: new RateLimits({
        perCredential: platform.rateLimitPerMinute,
        perNetwork: platform.anonymousRateLimitPerMinute,
      }),
      internalSecret: platform.internalSecret,
      publicUrl: () => platform.publicUrl ?? this.#ownUrl,
    });
  }
}
