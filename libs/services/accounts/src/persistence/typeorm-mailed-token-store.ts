import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import { LessThanOrEqual } from 'typeorm';
import { MailedTokenStore, type MailedToken } from '../application/mailed-token-store.js';
import { MailedTokenRow, toMailedTokenRow } from './mailed-token.row.js';

/** `MailedTokenStore` through TypeORM. */
@Injectable()
export class TypeormMailedTokenStore extends MailedTokenStore {
  override async insert(tx: TenantTx, token: MailedToken): Promise<void> {
    await tx.manager.getRepository(MailedTokenRow).insert(toMailedTokenRow(tx.tenantId, token));
  }

  override async delete({ manager, tenantId }: TenantTx, id: string): Promise<void> {
    await manager.getRepository(MailedTokenRow).delete({ tenantId, id });
  }

  override async deleteOf({ manager, tenantId }: TenantTx, staffId: string): Promise<void> {
    await manager.getRepository(MailedTokenRow).delete({ tenantId, staffId });
  }

  override async deleteExpiredOf({ manager, tenantId }: TenantTx, staffId: string, now: Date): Promise<void> {
    await manager.getRepository(MailedTokenRow).delete({ tenantId, staffId, expiresAt: LessThanOrEqual(now) });
  }
}
