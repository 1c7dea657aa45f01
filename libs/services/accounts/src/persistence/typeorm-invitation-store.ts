import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import { InvitationStore } from '../application/invitation-store.js';
import type { Invitation } from '../domain/invitation.js';
import { fromInvitationRow, InvitationRow } from './invitation.row.js';
import { StaffRow } from './staff.row.js';

/** `InvitationStore` through TypeORM. */
@Injectable()
export class TypeormInvitationStore extends InvitationStore {
  override async insert({ manager, tenantId }: TenantTx, invitation: Invitation, tokenHash: string): Promise<boolean> {
    const result = await manager
      .createQueryBuilder()
      .insert()
      .into(InvitationRow)
      .values({ tenantId, ...invitation, tokenHash: Buffer.from(tokenHash, 'hex') })
      .orIgnore()
      .returning('id')
      .execute();
    return (result.raw as unknown[]).length > 0;
  }

  override async find({ manager, tenantId }: TenantTx, id: string): Promise<Invitation | undefined> {
    const row = await manager.getRepository(InvitationRow).findOneBy({ tenantId, id });
    return row ? fromInvitationRow(row) : undefined;
  }

  override async findByToken({ manager, tenantId }: TenantTx, tokenHash: string): Promise<Invitation | undefined> {
    const row = await manager
      .getRepository(InvitationRow)
      .findOneBy({ tenantId, tokenHash: Buffer.from(tokenHash, 'hex') });
    return row ? fromInvitationRow(row) : undefined;
  }

  override async renew({ manager, tenantId }: TenantTx, invitation: Invitation, tokenHash: string): Promise<void> {
    const { id, invitedBy, mailedAt, expiresAt } = invitation;
    const change = { invitedBy, mailedAt, expiresAt, tokenHash: Buffer.from(tokenHash, 'hex') };
    await manager.getRepository(InvitationRow).update({ tenantId, id }, change);
  }

  override async delete({ manager, tenantId }: TenantTx, id: string): Promise<void> {
    await manager.getRepository(InvitationRow).delete({ tenantId, id });
  }

  override count({ manager, tenantId }: TenantTx): Promise<number> {
    return manager.getRepository(InvitationRow).countBy({ tenantId });
  }

  override isMember({ manager, tenantId }: TenantTx, email: string): Promise<boolean> {
    // Not who has another address since leaving: that one is no business of the workspace.
    return manager.getRepository(StaffRow).existsBy([
      { tenantId, active: true, person: { email } },
      { tenantId, leftEmail: email, person: { email } },
    ]);
  }
}
