/** A setting of postgresql.conf. */
export type PostgresSettings = Readonly<Record<string, string | number | boolean>>;

/**
 * Settings for one small machine: every commit is on disk, checkpoints are rare enough for bursts of intake, and an idle
 * transaction is ended after a minute.
 */
export const SMALL_MACHINE: PostgresSettings = {
  shared_buffers: '128MB',
  max_connections: 150,
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  synchronous_commit: 'on',
  // Large enough that a burst does not force a checkpoint, small enough that recovery takes seconds.
  max_wal_size: '1GB',
  min_wal_size: '128MB',
  checkpoint_timeout: '5min',
  checkpoint_completion_target: 0.9,
  random_page_cost: 1.1,
  jit: 'off',
  // On two cores, parallel plans would take CPU from the services.
  max_parallel_workers_per_gather: 0,
  // Tables are vacuumed while they grow; with the default of 2 ms vacuum takes too much CPU from the intake.
  autovacuum_vacuum_cost_delay: '10ms',
  // Plans that were made while a table was empty read every row of a workspace; the first statistics of a table end them.
  autovacuum_naptime: '10s',
  idle_in_transaction_session_timeout: '60s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The service reports a failing statement; in PostgreSQL's log it would expose customer data.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_error_verbosity: 'terse',
};

/** The settings as arguments of the `postgres` program. */
export function settingArguments(settings: PostgresSettings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => {
    const text = typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
    return ['-c', `${name}=${text}`];
  });
}
