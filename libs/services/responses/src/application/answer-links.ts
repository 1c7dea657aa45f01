import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import type { InvitationLink } from '../domain/invitation-link.js';
import type { CustomerLink, LinkUse } from '../domain/personal-link.js';
import { InvitationLinks } from './invitation-links.js';
import { PersonalLinkStore } from './personal-link-store.js';

/** Through which link answers came, if through one that names its customer. */
export interface AnswerOrigin {
  readonly tenantId: string;
  readonly personalLinkId: string | undefined;
  readonly invitationId: string | undefined;
}

/** The link of answers: a personal one, or that of an invitation. */
export interface AnswerLink {
  readonly link: CustomerLink | undefined;
  readonly invitation: InvitationLink | undefined;
}

/** The links through which answers come. */
@Injectable()
export class AnswerLinks {
  constructor(
    private readonly personal: PersonalLinkStore,
    private readonly invitations: InvitationLinks,
  ) {}

  /** Locks the link until the end of the transaction, so that its uses follow one another. */
  async lock(tx: BatchTx, { tenantId, personalLinkId, invitationId }: AnswerOrigin): Promise<AnswerLink> {
    if (invitationId !== undefined) {
      const invitation = await this.invitations.lock(tx, { tenantId, id: invitationId });
      return { link: invitation, invitation };
    }
    if (personalLinkId === undefined) return { link: undefined, invitation: undefined };
    return { link: await this.personal.lockForUse(tx, { tenantId, id: personalLinkId }), invitation: undefined };
  }

  /** Records which response the link was used for. */
  async setUse(tx: BatchTx, { link, invitation }: AnswerLink, use: LinkUse): Promise<void> {
    if (invitation !== undefined) await this.invitations.setUse(tx, invitation, use);
    else if (link !== undefined) await this.personal.setUse(tx, link, use);
  }
}
