import { migrationsOf, presentSchemas } from '../../backup/catalogue.mjs';
import { openSession } from '../../backup/session.mjs';
import { counted, ok, problem, warning } from '../finding.mjs';
import { logFindings } from './log.mjs';

const MIGRATE =
  'start the product, or run "node apps/platform/dist/main.js migrate" before you start several processes';

/** Connection errors of PostgreSQL and Node, with what to do. */
const UNREACHABLE = {
  ECONNREFUSED: 'start PostgreSQL, or correct host and port',
  ENOTFOUND: 'correct the host name',
  ETIMEDOUT: 'open the way to the server (firewall, network policy)',
  '28P01': 'correct the password',
  28000: 'correct the user, or allow it in pg_hba.conf',
  '3D000': 'create the database, or correct its name',
  53300: 'PostgreSQL has no connection left: raise max_connections, or end other clients',
};

/** `{ url, services, schemas }` of `openDatabases`: whether it can be reached, is migrated, durable and guarded, and keeps up. */
export async function databaseFindings({ url, services, schemas }) {
  const place = `database of ${services.length === 1 ? services[0] : 'the services'}`;
  let client;
  try {
    client = await openSession(url, 'hearback doctor');
  } catch (error) {
    const fix = UNREACHABLE[error.code] ?? 'see whether PostgreSQL runs, and its log';
    return [problem(place, `cannot be reached (${error.code ?? error.message})`, fix)];
  }
  try {
    const migrated = await migrationFinding(client, place, schemas);
    const server = await serverFindings(client, place);
    if (migrated.status !== 'ok') return [...server, migrated];
    return [...server, migrated, await guardFinding(client, place, schemas), ...(await logFindings(client))];
  } finally {
    await client.end();
  }
}

async function migrationFinding(client, place, schemas) {
  const check = `${place}: migrations`;
  const present = await presentSchemas(
    client,
    schemas.map(({ name }) => name),
  );
  const ran = await migrationsOf(client, present);
  const known = schemas.flatMap(({ name, migrations }) => migrations.map((each) => `${name}.${each.name}`));
  const done = Object.entries(ran).flatMap(([schema, names]) => names.map((name) => `${schema}.${name}`));
  const newer = done.filter((name) => !known.includes(name));
  if (newer.length > 0)
    return problem(
      check,
      `a newer version has migrated it (${newer[0]}${newer.length > 1 ? ` and ${newer.length - 1} more` : ''})`,
      'run that version or a later one; going back needs a backup from before',
    );
  const missing = known.filter((name) => !done.includes(name));
  if (missing.length > 0) return warning(check, `${counted(missing.length, 'migration')} to be run`, MIGRATE);
  return ok(check, `all ${known.length} ran`);
}

async function serverFindings(client, place) {
  const asked = `select current_setting('server_version') as version, current_setting('fsync') as fsync,
    current_setting('synchronous_commit') as commit, current_setting('max_connections')::int as allowed,
    (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used,
    extract(epoch from clock_timestamp())::float8 as now,
    (select extract(epoch from max(now() - xact_start))::float8 from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid()) as oldest`;
  const before = Date.now() / 1000;
  const { rows } = await client.query(asked);
  const { version, fsync, commit, allowed, used, now, oldest } = rows[0];
  const skew = Math.max(before - now, now - Date.now() / 1000, 0);
  const findings = [ok(place, `PostgreSQL ${version}, ${used} of ${allowed} connections`)];
  if (fsync === 'off' || commit === 'off')
    findings.push(
      problem(
        `${place}: durability`,
        `${fsync === 'off' ? 'fsync' : 'synchronous_commit'} is off: answers that were acknowledged are lost when the machine fails`,
        'switch it on in postgresql.conf and reload',
      ),
    );
  if (used > allowed * 0.8)
    findings.push(
      warning(`${place}: connections`, `${used} of ${allowed} are in use`, 'raise max_connections, or lower the pools'),
    );
  if (skew > 2)
    findings.push(
      problem(`${place}: clock`, `differs by ${skew.toFixed(0)} s from this machine`, 'run NTP on both machines'),
    );
  if (oldest !== null && oldest > 3600)
    findings.push(
      warning(
        `${place}: transactions`,
        `one has been open for ${(oldest / 3600).toFixed(1)} h: nothing that was deleted since is cleaned up`,
        'find it in pg_stat_activity (xact_start) and end it',
      ),
    );
  return findings;
}

/** Tables of workspaces without forced row-level security; somebody has changed the database by hand. */
async function guardFinding(client, place, schemas) {
  const check = `${place}: separation of workspaces`;
  const { rows } = await client.query(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any ($1::text[])
       and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`,
    [schemas.map(({ name }) => name)],
  );
  if (rows.length === 0) return ok(check, 'forced on every table');
  const names = rows.map(({ name }) => name);
  return problem(
    check,
    `row-level security is off on ${names.join(', ')}`,
    `alter table ${names[0]} enable row level security, force row level security — for each of them`,
  );
}
