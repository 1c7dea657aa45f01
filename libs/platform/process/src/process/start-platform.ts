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
import { replayErasures } from '../erasure/replay-erasures.js';
import { Background } from '../wiring/background.js';
import { Infrastructure, type PlatformOverrides } from '../wiring/infrastructure.js';
import { providersOf } from '../wiring/providers-of.js';
import { HttpApp } from './http-app.js';
import type { Sites } from './sites.js';
import type { Serving } from './run-program.js';

/** The service modules of a process by the names of the services. */
export type PlatformModules = Readonly<Partial<Record<ServiceName, ServiceModuleClass>>>;

/** Options of `startPlatform`. */
export interface PlatformOptions {
  readonly modules: PlatformModules;
  /** Settings by the names of their environment variables; `process.env` is not read. */
  readonly settings: Environment;
  readonly overrides?: PlatformOverrides;
  /** What this process serves to browsers, too. */
  readonly sites?: Sites;
}

/** A running platform. */
export interface StartedPlatform extends Serving {
  /** What `/metrics` serves. */
  readonly instruments: readonly Instrument[];
  readonly app: NestFastifyApplication;
  /** Resolves when all consumers have read the log to its end and no job is due. */
  drained(): Promise<void>;
}

/**
 * Starts services in this process; the database must be migrated. Throws ConfigurationError if the settings are invalid. It
 * stops in this order: readiness, consumers and jobs, requests, work in memory, pools.
 */
export async function startPlatform({
  modules,
  settings: environment,
  overrides = {},
  sites,
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
    // Before anything is served or read: a restored backup may know customers that were erased since.
    await replayErasures(infrastructure);
    http = await HttpApp.create({ modules: services, infrastructure, overrides, logger, sites });
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

/** Turns tracing on if a receiver is configured; the returned function turns it off. */
async function traces(
  { tracesUrl: url, tracesRatio: ratio }: PlatformConfig,
  services: readonly ServiceModuleClass[],
): Promise<() => Promise<void>> {
  if (url === undefined) return () => Promise.resolve();
  const [first, ...others] = services.map(({ definition }) => definition.name);
  return startTracing({ url, ratio, process: first === undefined || others.length > 0 ? 'platform' : first });
}

async function drained(background: Background): Promise<void> {
  // Twice: handling the last event may add a job or an event after the queue was counted.
  for (let empty = 0; empty < 2;) {
    empty = (await background.backlog()) === 0 ? empty + 1 : 0;
    await pause(empty === 0 ? 10 : 1);
  }
}
