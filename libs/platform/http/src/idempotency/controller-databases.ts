import type { TenantDatabase } from '@hearback/database';

/** Finds the database of the service that a controller class belongs to; the process provides it. */
export abstract class ControllerDatabases {
  /** Throws where the class is no controller of a service of this process. */
  abstract of(controller: unknown): TenantDatabase;
}
