import pg from 'pg';

/** Values must have the same text form in every session, and no timeout may end a long session. */
const SETTINGS = {
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  timezone: 'UTC',
  bytea_output: 'hex',
  extra_float_digits: '3',
  client_encoding: 'UTF8',
  // Makes a query fail instead of silently omitting the rows that a policy hides.
  row_security: 'off',
};

/** Opens a session with these settings. */
export async function openSession(url, name) {
  const client = new pg.Client({ connectionString: url, application_name: name, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  for (const [setting, value] of Object.entries(SETTINGS))
    await client.query(`select set_config($1, $2, false)`, [setting, value]);
  return client;
}

/** Throws if row-level security applies to the user of this session. */
export async function requireAllRowsVisible(client) {
  const { rows } = await client.query(
    'select current_user::text as name, rolsuper or rolbypassrls as sees from pg_roles where rolname = current_user',
  );
  if (rows[0].sees) return;
  throw new Error(
    `${rows[0].name} is subject to row-level security, which hides rows: use a superuser, or "alter role ${rows[0].name} bypassrls"`,
  );
}
