import type { BatchTx } from '@hearback/database';
import type { Attributes } from '../domain/survey-widget.js';

/** A customer of a workspace. */
export interface CustomerAddress {
  readonly tenantId: string;
  readonly externalId: string;
}

/** What a page did with a survey. */
export type ExposureKind = 'shown' | 'dismissed';

/** Which customers were asked what and when. Only customers whom the shop has signed are in it. */
export abstract class AskedCustomers {
  /** When the customer was last shown each survey, or answered it, since then; by survey id. */
  abstract lastAsked(tx: BatchTx, customer: CustomerAddress, since: Date): Promise<ReadonlyMap<string, Date>>;
  /** The customer's attributes as this service knows them. */
  abstract attributes(tx: BatchTx, customer: CustomerAddress): Promise<Attributes>;
  /** When the customer was last shown the survey on a web page. */
  abstract lastShown(tx: BatchTx, customer: CustomerAddress & { readonly surveyId: string }): Promise<Date | undefined>;
  abstract record(
    tx: BatchTx,
    exposure: CustomerAddress & { readonly surveyId: string; readonly kind: ExposureKind },
    at: Date,
  ): Promise<void>;
}
