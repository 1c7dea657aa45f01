import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import type { InvitationLink } from '../domain/invitation-link.js';
import { IdleTimer } from './idle-timer.js';
import { InvitationLinks } from './invitation-links.js';

/** Lets the answer count that was sent before its invitation was confirmed. */
@Injectable()
export class CountHeldAnswers {
  constructor(
    private readonly links: InvitationLinks,
    private readonly timer: IdleTimer,
  ) {}

  /** Sets its timer, whose job knows the version that it was begun with; repeats are harmless. */
  async execute(tx: BatchTx, link: InvitationLink, now: Date): Promise<void> {
    if (link.judged.evidence !== 'confirmed') return;
    const held = await this.links.held(tx, link);
    if (held !== undefined) await this.timer.set(tx, held, now);
  }
}
