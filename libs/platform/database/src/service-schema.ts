import type { MigrationInterface } from 'typeorm';

/** The database part of a service or of an infrastructure library: one schema with its migrations and entities. */
export interface ServiceSchema {
  /** Schema name; for a service, the service's name. */
  readonly name: string;
  /** TypeORM migration classes, oldest first; class names end with 13 digits. */
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** TypeORM entities, in services that use repositories. */
  readonly entities?: readonly (new () => object)[];
}
