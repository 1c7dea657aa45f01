import type { TenantTx, Tx } from '@hearback/database';

/** How mail reaches a workspace. */
export interface InboundMail {
  /** Since when the secret of the provider is in use; null: there is none. */
  readonly secretCreatedAt: Date | null;
  /** Whether first mails open tasks. */
  readonly opensTasks: boolean;
  /** The number of the current address for first mails; 0: there has been none. */
  readonly helloNumber: number;
  /** The hash of its token; null: there has been none. */
  readonly helloHash: string | null;
}

/** Tasks that mails have opened since a time. */
export interface OpenedByMail {
  readonly all: number;
  /** Those of one sender. */
  readonly ofSender: number;
}

/** Stores how mail reaches workspaces. */
export abstract class InboundMailStore {
  abstract find(tx: Tx, tenantId: string): Promise<InboundMail>;
  /** The secret with which the provider signs; undefined: there is none. */
  abstract secretOf(tenantId: string): Promise<string | undefined>;
  /** Null ends the secret. */
  abstract saveSecret(tx: TenantTx, secret: string | null, at: Date): Promise<void>;
  abstract saveOpensTasks(tx: TenantTx, opensTasks: boolean): Promise<void>;
  /** Makes an address the only one at which first mails come. */
  abstract saveHello(tx: TenantTx, number: number, tokenHash: string): Promise<void>;
  /** The workspace whose address it is and whose first mails open tasks. */
  abstract workspaceOfHello(tokenHash: string): Promise<string | undefined>;
  /** Counts the tasks of this workspace that mails opened; until the transaction ends, no other one counts. */
  abstract lockOpened(tx: Tx, tenantId: string, sender: string, since: Date): Promise<OpenedByMail>;
  abstract addOpened(tx: Tx, tenantId: string, taskId: string, sender: string, at: Date): Promise<void>;
}
