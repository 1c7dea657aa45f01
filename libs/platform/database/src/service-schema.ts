import type { EntitySchema, MigrationInterface } from 'typeorm';

/** The database part of a service or of an infrastructure library: one schema, its migrations, its rows. */
export interface ServiceSchema {
  /** Schema name; for a service, the service's name. */
  readonly name: string;
  /** TypeORM migration classes, oldest first; class names end with 13 digits. */
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** TypeORM entities (`*.row.ts`), of services that use repositories. */
  readonly rows: readonly (new () => object)[] | readonly EntitySchema[];
}
