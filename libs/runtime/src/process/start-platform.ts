import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Environment } from '../config/environment.js';
import type { ServiceModuleClass, ServiceName } from '../service-definition.js';
import type { PlatformOverrides } from '../wiring/infrastructure.js';

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
export async function startPlatform(_options: PlatformOptions): Promise<StartedPlatform> {
  throw new Error('not yet');
}
