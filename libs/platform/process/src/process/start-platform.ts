import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTracing } from '@hearback/tracing';
import type { Environment } from '../config/environment.js';
import type { PlatformConfig } from '../config/platform.config.js';
import { readPlatformSettings } from '../config/platform-settings.js';
import type { Instrument } from '../metrics/instrument.js';
import { PinoLogger } from '../logs/pino-logger.js';
import { Readiness } from '../health/readiness.js';
import type { ServiceModuleClass } from '../service-definition.js';
import type { ServiceName } from '@hearback/kernel';
import { Background } from '../wiring/background.js';
import { Infrastructure, type PlatformOverrides } from '../wiring/infrastructure.js';
import { providersOf } from '../wiring/providers-of.js';
import { HttpApp } from './http-app.js';
import type { Serving } from './run-program.js';

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
export interface StartedPlatform extends Serving {
  /** What is served at its metrics. */
  readonly instruments: readonly Instrument[];
  readonly app: NestFastifyApplication;
  /** Resolves when all consumers have read the log to its end and no job is due. */
  drained(): Promise<void>;
}

/**
 * Starts services in this process; the database must be migrated. Throws ConfigurationError where the settings are wrong. What
 * it serves stops in order: not ready, consumers and jobs, requests, what is held in memory, pools.
 */
export async function startPlatform({
  modules,
  settings: environment,
  overrides = {},
}: PlatformOptions): Promise<StartedPlatform> {
  const services = Object.values(modules);
  const definitions = services.map(({ definition }) => definition);
  const settings = readPlatformSettings(environment, definitions, {
    knowsCredentials: overrides.credentials !== undefined,
  });
  const logger = new PinoLogger(settings.platform.logLevel, overrides.log);
  Logger.overrideLogger(logger);
  const infrastructure = await Infrastructure.open(settings, definitions, overrides);
  const stopTracing = await traces(settings.platform, services);
  let http: HttpApp | undefined;
  const close = async (): Promise<void> => {
    await http?.close();
    await infrastructure.close();
    await stopTracing();
  };
  try {
    http = await HttpApp.create({ modules: services, infrastructure, overrides, logger });
    const { app } = http;
    const url = await http.listen();
    const parts = services.map((service) => ({
      service: infrastructure.of(service.definition.name),
      providers: providersOf(app, service),
    }));
    const background = app.get(Background);
    if (settings.platform.background) await background.start(parts);
    app.get(Readiness).serve();
    let closing: Promise<void> | undefined;
    const { metricsPort, instruments } = http;
    return {
      app,
      url,
      metricsPort,
      instruments,
      drained: () => drained(background),
      close: () => (closing ??= close()),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Switches traces on where they are wanted; the function returned switches them off. */
async function traces(
  { tracesUrl: url, tracesRatio: ratio }: PlatformConfig,
  services: readonly ServiceModuleClass[],
): Promise<() => Promise<void>> {
  if (url === undefined) return () => Promise.resolve();
  const [first, ...others] = services.map(({ definition }) => definition.name);
  return startTracing({ url, ratio, process: first === undefined || others.length > 0 ? 'platform' : first });
}

async function drained(background: Background): Promise<void> {
  // Twice at rest: an effect of the last event may put a job or an event there after it was counted.
  for (let atRest = 0; atRest < 2;) {
    atRest = (await background.backlog()) === 0 ? atRest + 1 : 0;
    await pause(atRest === 0 ? 10 : 1);
  }
}
