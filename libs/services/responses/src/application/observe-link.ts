import { BatchDatabase } from '@hearback/database';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import type { LinkObservation } from '../domain/invitation-evidence.js';
import { InvitationLinks } from './invitation-links.js';
import { JudgeInvitation } from './judge-invitation.js';
import type { LinkAddress } from './personal-link-store.js';

/** Records that a link of an invitation was opened, as an access log would: the opening itself has changed nothing. */
@Injectable()
export class ObserveLink {
  constructor(
    private readonly database: BatchDatabase,
    private readonly links: InvitationLinks,
    private readonly judge: JudgeInvitation,
    private readonly log: EventLog,
  ) {}

  async execute(address: LinkAddress, observation: LinkObservation, network: string): Promise<void> {
    await this.database.withTenants([address.tenantId], async (tx) => {
      const link = await this.links.lock(tx, address);
      if (link === undefined) return;
      const { events } = await this.judge.observe(tx, link, observation, network);
      if (events.length > 0) await this.log.append(tx, events);
    });
  }
}
