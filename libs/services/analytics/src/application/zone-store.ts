import type { BatchTx, Tx } from '@hearback/database';

/** Time zones that counts are to be moved to. */
export abstract class ZoneStore {
  /** Records the time of a new workspace; false if a change of its time zone is known already. */
  abstract setFirst(tx: BatchTx, tenantId: string, createdAt: Date): Promise<boolean>;
  /** Records a wanted time zone; false if a newer change is known or nothing is to be done. Throws for a zone that is unknown. */
  abstract request(tx: BatchTx, tenantId: string, timeZone: string, changedAt: Date): Promise<boolean>;
  abstract requested(tx: BatchTx, tenantId: string): Promise<string | undefined>;
  /** Ends the request, unless another zone was requested meanwhile. */
  abstract done(tx: BatchTx, tenantId: string, timeZone: string): Promise<void>;
}

/** The background work on a requested time zone. */
export abstract class ZoneWork {
  abstract start(tx: Tx, tenantId: string, at: Date): Promise<void>;
}
