import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { databasePerService } from '../product/databases.mjs';
import { openDataFolder } from '../start/data-folder.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Version of the product, from package.json. */
export const version = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

/** The services of this version with their schemas, and the schemas that every database has. */
async function servicesOfThisVersion() {
  const { targets } = await import('../../apps/platform/dist/targets.js');
  const { infrastructureSchemas } = await import('@hearback/process');
  const services = Object.values(targets).map(({ definition }) => definition);
  return { services, infrastructureSchemas };
}

/** The databases of an installation: `mainUrl` for all services without a `<SERVICE>_DATABASE_URL`. */
async function databasesBy(mainUrl, settings) {
  const { services, infrastructureSchemas } = await servicesOfThisVersion();
  const byUrl = new Map();
  for (const service of services) {
    const url = settings[`${service.name.toUpperCase()}_DATABASE_URL`] || mainUrl;
    const database = byUrl.get(url) ?? { url, services: [], schemas: [...infrastructureSchemas] };
    database.services.push(service.name);
    database.schemas.push(service.schema);
    byUrl.set(url, database);
  }
  return [...byUrl.values()];
}

/**
 * Opens the databases of the data folder `data` of `npm start`, or else of the environment, or else of the folder `.data`, with
 * one database for all services or for `each`. A running embedded PostgreSQL is used and left running; otherwise it is started,
 * and stopped by `close`.
 */
export async function openDatabases({ data, environment, databases: kind = 'one', create = false, log }) {
  if (kind !== 'one' && kind !== 'each') throw new Error(`--databases must be one or each, not ${kind}`);
  const url = environment.HEARBACK_DATABASE_URL;
  if (data === undefined && url)
    return {
      databases: await databasesBy(url, environment),
      rolePassword: environment.HEARBACK_ROLE_PASSWORD,
      close: async () => {},
    };
  const folder = resolve(root, data ?? '.data');
  if (!create && !existsSync(join(folder, 'hearback.json')))
    throw new Error(`${folder} is not a data folder of Hearback: pass one with --data, or set HEARBACK_DATABASE_URL`);
  const { rolePassword } = openDataFolder(folder);
  const { startEmbeddedPostgres } = await import('@hearback/embedded-postgres');
  const postgres = await startEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), log });
  return {
    databases: await databasesBy(postgres.url, kind === 'each' ? await databasePerService(postgres.url) : {}),
    rolePassword,
    close: async () => (postgres.adopted ? undefined : postgres.stop()),
  };
}
