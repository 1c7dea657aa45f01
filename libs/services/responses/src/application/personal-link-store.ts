import type { BatchTx, TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { LinkUse, PersonalLink } from '../domain/personal-link.js';
import type { CustomerAttributes } from '../domain/response.js';

/** Identifies a personal link. */
export interface LinkAddress {
  readonly tenantId: string;
  readonly id: string;
}

/** A personal link with the hash of its token, the only trace of the token that is kept. */
export interface HashedLink {
  readonly link: PersonalLink;
  readonly tokenHash: string;
}

/** A personal link with what is known about its customer. */
export interface LinkOfCustomer {
  readonly link: PersonalLink;
  readonly customer: CustomerAttributes | undefined;
}

/** Stores personal links. */
export abstract class PersonalLinkStore {
  abstract insert(tx: TenantTx, links: readonly HashedLink[]): Promise<void>;
  /** The link, locked until the end of the transaction, or undefined if there is none of this survey. */
  abstract lock(tx: TenantTx, surveyId: string, id: string): Promise<PersonalLink | undefined>;
  abstract revoke(tx: TenantTx, id: string, at: Date): Promise<void>;

  /** The link with this token; the workspace is not known before. */
  abstract findByToken(tokenHash: string): Promise<LinkOfCustomer | undefined>;
  /** Locks it until the end of the transaction, so that the uses of a link follow one another. */
  abstract lockForUse(tx: BatchTx, address: LinkAddress): Promise<PersonalLink | undefined>;
  abstract setUse(tx: BatchTx, address: LinkAddress, use: LinkUse): Promise<void>;
}

/** What a list of links is limited to. */
export interface PersonalLinkFilter {
  readonly surveyId: string;
  readonly customer: string | undefined;
}

/** Reads personal links for staff. */
export abstract class PersonalLinkQueries {
  abstract list(tenantId: string, filter: PersonalLinkFilter, page: PageRequest): Promise<Page<PersonalLink>>;
  /** The links to all surveys, in the order of their ids. */
  abstract all(tenantId: string, page: PageRequest): Promise<Page<PersonalLink>>;
}
