/** A setting of postgresql.conf. */
export type PostgresSettings = Readonly<Record<string, string | number | boolean>>;

/**
 * Settings for one small machine that must not lose an acknowledged row: every commit is on disk, checkpoints are rare
 * enough for bursts of intake, and a transaction that a lost process left open is ended after a minute.
 */
export const SMALL_MACHINE: PostgresSettings = {
  shared_buffers: '128MB',
  max_connections: 150,
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  synchronous_commit: 'on',
  // The program here can only do it the slow way: a vacuum of fresh rows, each page of which goes into the log whole, took four times the processor.
  wal_compression: 'off',
  // Bursts are taken without a checkpoint each, and what must be replayed after a crash stays a matter of seconds.
  max_wal_size: '1GB',
  min_wal_size: '128MB',
  checkpoint_timeout: '5min',
  checkpoint_completion_target: 0.9,
  random_page_cost: 1.1,
  jit: 'off',
  // With two cores a parallel plan takes from the services what it gives to a report.
  max_parallel_workers_per_gather: 0,
  // Tables that fill are vacuumed meanwhile; with PostgreSQL's own 2 ms of rest a fifth fewer answers were taken in for as long as it ran.
  autovacuum_vacuum_cost_delay: '10ms',
  idle_in_transaction_session_timeout: '60s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A failing statement is reported by whoever sent it; here it would put customers' words into PostgreSQL's log.
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
