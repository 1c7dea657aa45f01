import type {
  BrandChangedV1,
  CustomerChangedV1,
  MessagePublishedV1,
  PreferencesChangedV1,
  SurveyPublishedV1,
  WorkspaceSuspendedV1,
} from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';

/** Something with the workspace that it belongs to. */
export interface OfTenant<T> {
  readonly tenantId: string;
  readonly payload: T;
}

/** This service's copies of what mails to customers are made of. Of two states of one thing the newer holds. */
export abstract class CustomerCopies {
  abstract saveCustomers(tx: BatchTx, changes: readonly OfTenant<CustomerChangedV1>[]): Promise<void>;
  abstract savePreferences(tx: BatchTx, changes: readonly OfTenant<PreferencesChangedV1>[]): Promise<void>;
  abstract saveBrand(tx: BatchTx, change: OfTenant<BrandChangedV1>): Promise<void>;
  abstract saveSuspension(tx: BatchTx, change: OfTenant<WorkspaceSuspendedV1>): Promise<void>;
  abstract saveSurveyVersion(tx: BatchTx, version: OfTenant<SurveyPublishedV1>): Promise<void>;
  abstract saveMessage(tx: BatchTx, message: OfTenant<MessagePublishedV1>): Promise<void>;
}
