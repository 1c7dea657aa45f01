import { Client } from 'pg';

/**
 * Creates a database for each service on the server at `url`, unless it exists. Returns the settings that name them,
 * `<SERVICE>_DATABASE_URL`.
 */
export async function databasePerService(url) {
  const { SERVICE_NAMES } = await import('../../libs/platform/kernel/dist/index.js');
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const settings = {};
    for (const service of SERVICE_NAMES) {
      const name = `hearback_${service}`;
      const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
      if (rowCount === 0) await client.query(`create database ${name}`);
      settings[`${service.toUpperCase()}_DATABASE_URL`] = Object.assign(new URL(url), { pathname: `/${name}` }).href;
    }
    return settings;
  } finally {
    await client.end();
  }
}
