import { Client, type ClientBase } from 'pg';

/** The owner of what the migrations create. It is not a superuser and cannot log in, so FORCE applies to it too. */
export const OWNER_ROLE = 'hearback_owner';

/** The two group roles: every service's request role is a member of the first, every batch role of the second. */
export const GROUP_ROLES = { request: 'hearback_request', batch: 'hearback_batch' } as const;

/** Schemas of the infrastructure; all services reach their tables through the two group roles. */
export const INFRASTRUCTURE_SCHEMAS: ReadonlySet<string> = new Set(['messaging', 'jobs', 'http']);

/** The two roles that the tables of this schema are granted to. */
export function rolesOf(schema: string): { readonly request: string; readonly batch: string } {
  if (INFRASTRUCTURE_SCHEMAS.has(schema)) return GROUP_ROLES;
  return { request: `${schema}_request`, batch: `${schema}_batch` };
}

/** The URL of the same database with another user. */
export function roleUrl(url: string, role: string, password: string): string {
  const target = new URL(url);
  target.username = role;
  target.password = encodeURIComponent(password);
  return target.href;
}

/**
 * Creates the owner, the groups and the services' login roles if they are missing, and sets the password of those that cannot
 * log in with it. Roles belong to the whole server, so the migration of another database may do the same concurrently: the
 * one that loses the race retries.
 */
export async function prepareRoles(
  client: ClientBase,
  url: string,
  services: readonly string[],
  password: string,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await createMissing(client, services);
      const logins = services.flatMap((service) => Object.values(rolesOf(service)));
      const rejected = await Promise.all(
        logins.map(async (role) => ((await canLogIn(url, role, password)) ? [] : [role])),
      );
      for (const role of rejected.flat()) await setPassword(client, role, password);
      return;
    } catch (error) {
      if (attempt === 10 || !lostRace(error)) throw error;
    }
  }
}

async function createMissing(client: ClientBase, services: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles');
  const existing = new Set(rows.map(({ rolname }) => rolname));
  const without = 'nosuperuser nobypassrls nocreatedb nocreaterole noreplication';
  for (const role of [OWNER_ROLE, GROUP_ROLES.request, GROUP_ROLES.batch])
    if (!existing.has(role)) await client.query(`create role ${role} nologin ${without}`);
  for (const service of services) {
    const roles = rolesOf(service);
    for (const kind of ['request', 'batch'] as const)
      if (!existing.has(roles[kind]))
        await client.query(`create role ${roles[kind]} login ${without} in role ${GROUP_ROLES[kind]}`);
  }
}

async function setPassword(client: ClientBase, role: string, password: string): Promise<void> {
  await client.query(`alter role ${role} password ${client.escapeLiteral(password)}`);
}

async function canLogIn(url: string, role: string, password: string): Promise<boolean> {
  const client = new Client({ connectionString: roleUrl(url, role, password), connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    // 28P01: wrong password; 28000: none set.
    if (code === '28P01' || code === '28000') return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function lostRace(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === '23505' || code === '42710' || (message ?? '').includes('tuple concurrently updated');
}
