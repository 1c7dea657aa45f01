import type { Tx } from '@hearback/database';
import type { EndedSession } from './person-store.js';

/** A request to mail a link with which a password is reset. */
export interface ResetRequest {
  /** In its normal form; anybody's. */
  readonly email: string;
  /** The network of the request. */
  readonly network: string;
}

/** Work that is done after the reply, at least once. */
export abstract class BackgroundWork {
  /** Records the ends of sessions in the audit logs of their workspaces, if the transaction commits. */
  abstract recordEnds(tx: Tx, workspaceId: string, ended: readonly EndedSession[], at: Date): Promise<void>;
  /** Commits the request before it resolves. It takes the same time for every address. */
  abstract mailReset(request: ResetRequest): Promise<void>;
}
