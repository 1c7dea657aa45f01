import pg from 'pg';

/** The texts of values must not depend on who reads them, and nothing may end a session that takes long. */
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
  // What a policy hides is an error here instead of a row that is silently missing.
  row_security: 'off',
};

/** Opens a session with one way of writing values; `close` ends it, whatever state it is in. */
export async function openSession(url, name) {
  const client = new pg.Client({ connectionString: url, application_name: name, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  for (const [setting, value] of Object.entries(SETTINGS))
    await client.query(`select set_config($1, $2, false)`, [setting, value]);
  return client;
}

/** Throws where the user of this session is shown only some of the rows, and may write only some. */
export async function mustSeeAllRows(client) {
  const { rows } = await client.query(
    'select current_user::text as name, rolsuper or rolbypassrls as sees from pg_roles where rolname = current_user',
  );
  if (rows[0].sees) return;
  throw new Error(
    `${rows[0].name} is bound by row-level security, which hides rows: take a superuser's address, or "alter role ${rows[0].name} bypassrls"`,
  );
}
