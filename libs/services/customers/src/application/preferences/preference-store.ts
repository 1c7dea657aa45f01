import type { Page, PageRequest } from '@hearback/kernel';
import type { OneTenantTx } from '@hearback/database';
import type { ConsentBasis, ConsentEntry, ConsentPurpose } from '../../domain/consent/consent-ledger.js';
import type { StoredPreferences } from '../../domain/consent/preferences.js';
import type { UnsubscribeChoice } from '../../domain/consent/unsubscribe-choice.js';
import type { Customer } from '../../domain/customer.js';

/** A version of a text that customers were shown. */
export interface ConsentText {
  readonly id: string;
  readonly purpose: ConsentPurpose;
  readonly locale: string;
  readonly text: string;
}

/** An entry of the ledger with the words that were shown. */
export interface LedgerEntry extends ConsentEntry {
  readonly text: string | null;
  readonly createdAt: Date;
}

/** A choice on the page of a mail, and what it can be taken back to. */
export interface Unsubscription {
  readonly customerId: string;
  readonly invitationId: string;
  readonly choice: UnsubscribeChoice;
  readonly maxEveryDaysBefore: number | null;
  readonly topicsOffBefore: readonly string[];
  /** Whether questions were allowed. */
  readonly questionsBefore: boolean;
  readonly chosenAt: Date;
}

/** What is known of a customer who wants something. */
export interface CustomerChoices {
  readonly customer: Customer;
  readonly preferences: StoredPreferences;
  readonly entries: readonly ConsentEntry[];
  readonly basis: ConsentBasis;
}

/** Consent, preferences and what unsubscribing has changed. */
export abstract class PreferenceStore {
  /**
   * The choices of the customer whose profile this is, or was merged into; `lock` holds the customer until the end of the transaction, and is taken before any other
   * lock. Withdrawals of merged profiles hold, too.
   */
  abstract choices(tx: OneTenantTx, customerId: string, lock: boolean): Promise<CustomerChoices | undefined>;
  abstract savePreferences(tx: OneTenantTx, customerId: string, preferences: StoredPreferences): Promise<void>;
  /** Stores the version of a text unless it is stored already; its id. */
  abstract keepText(tx: OneTenantTx, text: ConsentText, at: Date): Promise<string>;
  abstract addEntries(tx: OneTenantTx, customerId: string, entries: readonly ConsentEntry[], at: Date): Promise<void>;
  /** The newest first. */
  abstract ledger(tenantId: string, customerId: string, page: PageRequest): Promise<Page<LedgerEntry>>;
  abstract unsubscription(
    tx: OneTenantTx,
    customerId: string,
    invitationId: string,
  ): Promise<Unsubscription | undefined>;
  abstract saveUnsubscription(tx: OneTenantTx, unsubscription: Unsubscription): Promise<void>;
  abstract removeUnsubscription(tx: OneTenantTx, customerId: string, invitationId: string): Promise<void>;
  /** What the question of an invitation was about, as far as it is known. */
  abstract topicOf(tx: OneTenantTx, invitationId: string): Promise<string | undefined>;
}
