import { Injectable } from '@nestjs/common';
import {
  AddressConfirmationRequested,
  InvitationRequested,
  MemberChanged,
  WorkspaceChanged,
  WorkspaceCreated,
  type EventOf,
} from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, publicId, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { ChatDigestSchedule } from '../application/chat/chat-digest.js';
import { LiveHints } from '../application/live-hints.js';
import { MailSchedule } from '../application/mailer.js';
import { StaffCopies } from '../application/staff-copies.js';

/** Maintains the copy of workspaces and staff, the addresses of mails and their language, and plans mails about accounts. */
@Injectable()
export class AccountsConsumer {
  constructor(
    private readonly staff: StaffCopies,
    private readonly schedule: MailSchedule,
    private readonly hints: LiveHints,
    private readonly digests: ChatDigestSchedule,
  ) {}

  @Subscribe(WorkspaceCreated)
  workspaceCreated(events: readonly EventOf<typeof WorkspaceCreated>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof WorkspaceCreated>(events, async ({ tenantId, payload }) => {
      const { name, language, time_zone: timeZone } = payload;
      const facts = { name, language, timeZone, isSandbox: (payload.sandbox_of ?? null) !== null };
      await this.staff.addWorkspace(tx, tenantId, facts, new Date(payload.created_at));
      return done();
    });
  }

  @Subscribe(WorkspaceChanged)
  workspaceChanged(events: readonly EventOf<typeof WorkspaceChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof WorkspaceChanged>(events, async ({ tenantId, payload }) => {
      const { name, language, time_zone: timeZone } = payload;
      await this.staff.saveWorkspace(tx, tenantId, { name, language, timeZone }, new Date(payload.changed_at));
      await this.digests.followZone(tx, tenantId, timeZone);
      await this.hints.publish(tx, [{ tenantId, type: 'workspace', id: publicId('wsp', tenantId) }]);
      return done();
    });
  }

  @Subscribe(MemberChanged)
  memberChanged(events: readonly EventOf<typeof MemberChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof MemberChanged>(events, async ({ tenantId, payload }) => {
      const { staff_id: id, email, name, role, active, confirmed = false, changed_at } = payload;
      const { language = null, time_zone: timeZone = null } = payload;
      const changedAt = new Date(changed_at);
      await this.hints.publish(tx, [{ tenantId, type: 'member', id: publicId('stf', id) }]);
      await this.staff.saveMember(tx, {
        tenantId,
        id,
        email,
        name,
        role,
        active,
        confirmed,
        language,
        timeZone,
        changedAt,
      });
      return done();
    });
  }

  @Subscribe(AddressConfirmationRequested)
  async confirmationRequested(
    events: readonly EventOf<typeof AddressConfirmationRequested>[],
    tx: BatchTx,
  ): Promise<readonly Outcome[]> {
    const mails = events.map(({ tenantId, payload: { staff_id: memberId, token_id: tokenId, expires_at } }) => ({
      tenantId,
      memberId,
      tokenId,
      expiresAt: new Date(expires_at),
    }));
    await this.schedule.planConfirmations(tx, mails);
    return events.map(done);
  }

  @Subscribe(InvitationRequested)
  async invitationRequested(
    events: readonly EventOf<typeof InvitationRequested>[],
    tx: BatchTx,
  ): Promise<readonly Outcome[]> {
    const mails = events.map(({ tenantId, payload }) => ({
      tenantId,
      tokenId: payload.token_id,
      address: payload.email,
      language: payload.language,
      inviterId: payload.invited_by,
      expiresAt: new Date(payload.expires_at),
    }));
    await this.schedule.planInvitations(tx, mails);
    return events.map(done);
  }
}
