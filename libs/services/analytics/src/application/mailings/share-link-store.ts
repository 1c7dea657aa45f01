import type { TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { ShareLink } from '../../domain/mailings/share-link.js';

/** The links with which reports of a workspace are shared. */
export abstract class ShareLinkStore {
  abstract insert(tx: TenantTx, link: ShareLink): Promise<void>;
  abstract find(tenantId: string, id: string): Promise<ShareLink | undefined>;
  /** Newest first, unless the page asks otherwise. */
  abstract list(tenantId: string, page: PageRequest): Promise<Page<ShareLink>>;
  abstract countOpen(tx: TenantTx, now: Date): Promise<number>;
  /** Ends an open link: the link afterwards, and whether it was open. Undefined if this workspace does not have it. */
  abstract revoke(
    tx: TenantTx,
    id: string,
    at: Date,
  ): Promise<{ readonly link: ShareLink; readonly wasOpen: boolean } | undefined>;
  /** Counts that a browser has shown it. */
  abstract countView(tenantId: string, id: string, at: Date): Promise<void>;
}
