import type { TenantDatabase } from '@hearback/database';

/** Finds the database of the service that a controller class belongs to. The process provides it. */
export abstract class ControllerDatabases {
  /** Throws if the class is not a controller of a service of this process. */
  abstract of(controller: unknown): TenantDatabase;
}
