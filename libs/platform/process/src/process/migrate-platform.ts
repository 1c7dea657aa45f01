import { migrate, type MigratedSchema } from '@hearback/database';
import { jobsSchema } from '@hearback/jobs';
import { messagingSchema } from '@hearback/messaging';
import type { PlatformSettings } from '../config/platform-settings.js';
import { httpSchema } from '@hearback/http';
import type { ServiceDefinition } from '../service-definition.js';

/** Schemas that every database of the platform has, whichever services use it. */
export const infrastructureSchemas = [messagingSchema, jobsSchema, httpSchema] as const;

/** Creates roles and migrates the schemas of these services, in each database that they use. */
export async function migratePlatform(
  settings: PlatformSettings,
  definitions: readonly ServiceDefinition[],
): Promise<readonly MigratedSchema[]> {
  const done: MigratedSchema[] = [];
  const urls = new Set(definitions.map(({ name }) => settings.databaseUrls.get(name) ?? settings.platform.databaseUrl));
  for (const url of urls) {
    const here = definitions.filter(({ name }) => settings.databaseUrls.get(name) === url);
    const schemas = [...infrastructureSchemas, ...here.map(({ schema }) => schema)];
    done.push(...(await migrate({ url, schemas, rolePassword: settings.platform.rolePassword })));
  }
  return done;
}
