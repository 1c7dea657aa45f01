import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessCheck } from '../auth/access-check.js';
import { CachedCredentialDirectory } from '../auth/cached-credential-directory.js';
import { HttpCredentialDirectory } from '../auth/http-credential-directory.js';
import type { Environment } from '../config/environment.js';
import { readPlatformSettings, type PlatformSettings } from '../config/platform-settings.js';
import type { DocumentedRoute } from '../http/platform-edge.js';
import { PlatformEdge } from '../http/platform-edge.js';
import { RateLimits } from '../http/rate-limits.js';
import { RawRoutes } from '../http/raw-routes.js';
import { RouteRegistry } from '../http/route-access.js';
import { createServer } from '../http/server.js';
import { PinoLogger } from '../logs/pino-logger.js';
import type { ServiceModuleClass, ServiceName } from '../service-definition.js';
import { Background, type ServiceParts } from '../wiring/background.js';
import { Infrastructure, type PlatformOverrides } from '../wiring/infrastructure.js';
import { PlatformModule } from '../wiring/platform-module.js';
import { providersOf } from '../wiring/providers-of.js';

/** The service modules of a process by their words. */
export type PlatformModules = Readonly<Partial<Record<ServiceName, ServiceModuleClass>>>;

/** What to start. */
export interface PlatformOptions {
  readonly modules: PlatformModules;
  /** Settings by the names of their environment variables; the environment itself is not read. */
  readonly settings: Environment;
  readonly overrides?: PlatformOverrides;
}

/** A platform that serves. */
export interface StartedPlatform {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Resolves when all consumers have read the log to its end and no job is due. */
  drained(): Promise<void>;
  /** Stops in order: not ready, consumers and jobs, requests, what is held in memory, pools. */
  close(): Promise<void>;
}

/** Starts services in this process; the database must be migrated. Throws ConfigurationError where the settings are wrong. */
export async function startPlatform(options: PlatformOptions): Promise<StartedPlatform> {
  const modules = Object.values(options.modules);
  const definitions = modules.map(({ definition }) => definition);
  const settings = readPlatformSettings(options.settings, definitions);
  const logger = new PinoLogger(settings.platform.logLevel);
  Logger.overrideLogger(logger);
  const infrastructure = await Infrastructure.open(settings, definitions, options.overrides ?? {});
  const background = new Background(infrastructure);
  try {
    const { app, url } = await listen(modules, settings, infrastructure, options.overrides ?? {}, logger);
    await background.start(partsOf(app, modules, infrastructure));
    return {
      app,
      url,
      drained: () => drained(background),
      close: async () => {
        await background.stop();
        await app.close();
        await infrastructure.close();
      },
    };
  } catch (error) {
    await background.stop();
    await infrastructure.close();
    throw error;
  }
}

async function listen(
  modules: readonly ServiceModuleClass[],
  settings: PlatformSettings,
  infrastructure: Infrastructure,
  overrides: PlatformOverrides,
  logger: PinoLogger,
): Promise<{ app: NestFastifyApplication; url: string }> {
  const { platform } = settings;
  let ownUrl = `http://${platform.host}:${platform.port}`;
  const adapter = createServer(platform);
  const accounts = new HttpCredentialDirectory(() => platform.accountsUrl ?? ownUrl, platform.internalSecret);
  const check = new AccessCheck({
    credentials: overrides.credentials ?? new CachedCredentialDirectory(accounts),
    limits: new RateLimits({
      perCredential: platform.rateLimitPerMinute,
      perNetwork: platform.anonymousRateLimitPerMinute,
    }),
    internalSecret: platform.internalSecret,
    publicUrl: () => platform.publicUrl ?? ownUrl,
  });
  const registry = new RouteRegistry(() => check);
  registry.watch(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(PlatformModule.of(modules, infrastructure), adapter, {
    bodyParser: false,
    abortOnError: false,
    logger,
    forceCloseConnections: false,
  });
  const documented: DocumentedRoute[] = [];
  for (const module of modules) {
    const edge = new PlatformEdge(module.definition.name, documented);
    for (const provider of providersOf(app, module)) {
      if (provider instanceof RawRoutes)
        await adapter.getInstance().register(async (server) => provider.register(server, edge));
    }
  }
  await app.init();
  await adapter.getInstance().ready();
  registry.routes();
  await app.listen(platform.port, platform.host);
  const address = app.getHttpServer().address() as { port: number };
  ownUrl = `http://${platform.host === '0.0.0.0' ? '127.0.0.1' : platform.host}:${address.port}`;
  return { app, url: ownUrl };
}

function partsOf(
  app: NestFastifyApplication,
  modules: readonly ServiceModuleClass[],
  infrastructure: Infrastructure,
): readonly ServiceParts[] {
  return modules.map((module) => ({
    service: infrastructure.of(module.definition.name),
    providers: providersOf(app, module),
  }));
}

async function drained(background: Background): Promise<void> {
  // Twice at rest: an effect of the last event may put a job or an event there after it was counted.
  for (let atRest = 0; atRest < 2;) {
    atRest = (await background.backlog()) === 0 ? atRest + 1 : 0;
    await pause(atRest === 0 ? 10 : 1);
  }
}
