import type { BatchTx, TenantTx, Tx } from '@hearback/database';
import type { SenderState, SigningSender } from '../domain/sender.js';
import type { FoundRecords, FoundTexts } from '../domain/sender-records.js';

/** From whom the mails of a workspace are. */
export interface Sender {
  readonly name: string;
  readonly address: string;
  /** Null: replies go to the address. */
  readonly replyTo: string | null;
  readonly dkimSelector: string;
  /** Base64 of the DER form. */
  readonly dkimPublicKey: string;
  readonly state: SenderState;
  /** What the newest check found; null: none was made. */
  readonly found: FoundRecords | null;
  readonly checkedAt: Date | null;
  readonly verifiedAt: Date | null;
  readonly createdAt: Date;
}

/** A new sender; its key is sealed when it is stored. */
export interface NewSender extends Sender {
  /** PEM. */
  readonly dkimPrivateKey: string;
}

/** Stores the sender of each workspace. */
export abstract class SenderStore {
  abstract find(tenantId: string): Promise<Sender | undefined>;
  /** The sender, locked until the transaction ends. */
  abstract lock(tx: TenantTx): Promise<Sender | undefined>;
  /** Stores a sender with a new key, in the place of the one that is there. */
  abstract replace(tx: TenantTx, sender: NewSender): Promise<void>;
  /** Changes name, address and replies of the sender; its domain and key stay. */
  abstract change(tx: TenantTx, sender: Pick<Sender, 'name' | 'address' | 'replyTo'>): Promise<void>;
  abstract remove(tx: TenantTx): Promise<void>;
  /** Notes that a check begins; false: one began after `notSince`. */
  abstract beginCheck(tx: Tx, tenantId: string, at: Date, notSince: Date): Promise<boolean>;
  /** Stores what a check found of this key; nothing if the sender has another one by now. */
  abstract endCheck(
    tx: Tx,
    tenantId: string,
    result: Pick<Sender, 'dkimSelector' | 'found' | 'state' | 'checkedAt' | 'verifiedAt'>,
  ): Promise<void>;
  /** What mails are sent with; null: the workspace has no sender. */
  abstract signing(tx: TenantTx | BatchTx, tenantId: string): Promise<SigningSender | null>;
  /** As `signing`, in a transaction of its own. */
  abstract signingOf(tenantId: string): Promise<SigningSender | null>;
}

/** Makes the keys that sign mails. */
export abstract class DkimKeys {
  abstract create(): Promise<Pick<NewSender, 'dkimPublicKey' | 'dkimPrivateKey' | 'dkimSelector'>>;
}

/** Asks name servers. */
export abstract class DomainTexts {
  /** The TXT records at a name, each in one piece; null: no name server answered. */
  abstract textsAt(name: string): Promise<FoundTexts>;
}

/** Checks senders every day. */
export abstract class SenderChecks {
  /** Begins or ends the daily check of the workspace's sender. */
  abstract schedule(tx: TenantTx, isNeeded: boolean, at: Date): Promise<void>;
}
