import type { OneTenantTx, TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { DataCopy } from '../../domain/consent/data-copy.js';

/** What a service stores of the customer of a copy, or a part of it. */
export interface CopyPart {
  readonly service: string;
  readonly number: number;
  readonly parts: number;
  readonly table: string;
  /** A `PersonalKind`. */
  readonly kind: string;
  /** A JSON array of rows. */
  readonly rows: string;
}

/** Rows of a table of a service. */
export interface CopiedTable {
  readonly service: string;
  readonly table: string;
  readonly kind: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Copies of customers' data, and their parts until they have expired. */
export abstract class DataCopyStore {
  abstract insert(tx: OneTenantTx, copy: DataCopy): Promise<void>;
  /** The newest copy of a customer. */
  abstract newest(tx: OneTenantTx, customerId: string): Promise<DataCopy | undefined>;
  /** The customer and the profiles that were merged into it: our ids and those of the workspace. */
  abstract profiles(
    tx: OneTenantTx,
    customerId: string,
  ): Promise<readonly { readonly id: string; readonly externalId: string }[]>;
  /** The copy, locked until the end of the transaction. */
  abstract lock(tx: OneTenantTx, id: string): Promise<DataCopy | undefined>;
  /** Stores a part once. */
  abstract addPart(tx: OneTenantTx, copy: DataCopy, part: CopyPart): Promise<void>;
  /** How many parts of each service have arrived. */
  abstract received(
    tx: OneTenantTx,
    id: string,
  ): Promise<readonly { readonly service: string; readonly arrived: number; readonly parts: number }[]>;
  abstract complete(tx: OneTenantTx, id: string, at: Date, expiresAt: Date): Promise<void>;
  abstract open(tx: OneTenantTx, id: string, at: Date): Promise<void>;
  /** What all services said, in the order in which a copy shows it. */
  abstract content(tx: TenantTx, id: string): Promise<readonly CopiedTable[]>;
  abstract removeParts(tx: OneTenantTx, id: string): Promise<void>;
  /** Those of a customer, the newest first. */
  abstract list(tenantId: string, customerId: string, page: PageRequest): Promise<Page<DataCopy & { createdAt: Date }>>;
}
