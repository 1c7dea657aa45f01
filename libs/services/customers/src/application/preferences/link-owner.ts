import { Injectable } from '@nestjs/common';
import { SignedLinks } from '@hearback/http';
import { LinkDirectory } from './link-directory.js';

/** Whose link was opened. */
export interface LinkOwner {
  readonly tenantId: string;
  readonly customerId: string;
  /** The invitation whose mail had the link; null: a link to preferences. */
  readonly invitationId: string | null;
}

/** Finds whose link a token is; undefined for a forged one and for customers who do not exist any more. */
@Injectable()
export class LinkOwners {
  constructor(
    private readonly links: SignedLinks,
    private readonly directory: LinkDirectory,
  ) {}

  ofPreferences(token: string): Promise<LinkOwner | undefined> {
    return this.#find(this.links.read('preferences', token));
  }

  ofUnsubscribing(token: string): Promise<LinkOwner | undefined> {
    return this.#find(this.links.read('unsubscribe', token));
  }

  /** The owner and the request of the link in a mail about a privacy request. */
  async ofRequest(token: string): Promise<{ readonly owner: LinkOwner; readonly requestId: string } | undefined> {
    const [requestId] = this.links.read('privacy-request', token) ?? [];
    const found = requestId === undefined ? undefined : await this.directory.requestOf(requestId);
    if (requestId === undefined || found === undefined) return undefined;
    return { owner: { ...found, invitationId: null }, requestId };
  }

  /** The owner of the link to a copy of their data, and the copy. */
  async ofCopy(token: string): Promise<{ readonly owner: LinkOwner; readonly copyId: string } | undefined> {
    const [customerId, copyId] = this.links.read('data-copy', token) ?? [];
    const owner = customerId === undefined ? undefined : await this.#find([customerId]);
    return owner === undefined || copyId === undefined ? undefined : { owner, copyId };
  }

  async #find(ids: readonly string[] | undefined): Promise<LinkOwner | undefined> {
    const [customerId, invitationId = null] = ids ?? [];
    if (customerId === undefined) return undefined;
    const tenantId = await this.directory.tenantOf(customerId);
    return tenantId === undefined ? undefined : { tenantId, customerId, invitationId };
  }
}
