export {
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './start-embedded-postgres.js';
export type { EmbeddedPostgres } from './running-postgres.js';
export { SMALL_MACHINE, type PostgresSettings } from './settings.js';
