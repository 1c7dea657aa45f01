import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import type { Permission } from '@hearback/kernel';
import { IsNull, LessThan } from 'typeorm';
import { CredentialStore, type Session } from '../application/credential-store.js';
import type { ApiKey } from '../domain/api-key.js';
import { ApiKeyRow, fromApiKeyRow, toApiKeyRow } from './api-key.row.js';
import { fromSessionRow, SessionRow, toSessionRow } from './session.row.js';

/** `CredentialStore` through TypeORM. */
@Injectable()
export class TypeormCredentialStore extends CredentialStore {
  override async insertKey(tx: TenantTx, key: ApiKey<Permission>, secretHash: string): Promise<void> {
    await tx.manager.getRepository(ApiKeyRow).insert(toApiKeyRow(tx.tenantId, key, secretHash));
  }

  override async lockKey(tx: TenantTx, id: string): Promise<ApiKey<Permission> | undefined> {
    const row = await tx.manager.getRepository(ApiKeyRow).findOne({
      where: { tenantId: tx.tenantId, id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? fromApiKeyRow(row) : undefined;
  }

  override async lockKeysOf(tx: TenantTx, memberId: string): Promise<readonly ApiKey<Permission>[]> {
    const rows = await tx.manager.getRepository(ApiKeyRow).find({
      where: { tenantId: tx.tenantId, createdBy: memberId, revokedAt: IsNull() },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return rows.map(fromApiKeyRow);
  }

  override async setKeyScopes(tx: TenantTx, id: string, scopes: readonly Permission[]): Promise<void> {
    await tx.manager.getRepository(ApiKeyRow).update({ tenantId: tx.tenantId, id }, { scopes: [...scopes] });
  }

  override async setKeyRevoked(tx: TenantTx, id: string, revokedAt: Date): Promise<void> {
    await tx.manager.getRepository(ApiKeyRow).update({ tenantId: tx.tenantId, id }, { revokedAt });
  }

  override async insertSession(tx: TenantTx, session: Session): Promise<void> {
    await tx.manager.getRepository(SessionRow).insert(toSessionRow(tx.tenantId, session));
  }

  override async findSession(tx: TenantTx, id: string): Promise<Session | undefined> {
    const row = await tx.manager.getRepository(SessionRow).findOneBy({ tenantId: tx.tenantId, id });
    return row ? fromSessionRow(row) : undefined;
  }

  override async deleteSession(tx: TenantTx, id: string): Promise<boolean> {
    const { affected } = await tx.manager.getRepository(SessionRow).delete({ tenantId: tx.tenantId, id });
    return affected === 1;
  }

  override async deleteSessionsOf(tx: TenantTx, staffId: string): Promise<number> {
    const { affected } = await tx.manager.getRepository(SessionRow).delete({ tenantId: tx.tenantId, staffId });
    return affected ?? 0;
  }

  override async deleteStaleSessionsOf(
    tx: TenantTx,
    staffId: string,
    limits: { usedBefore: Date; openedBefore: Date },
  ): Promise<void> {
    const own = { tenantId: tx.tenantId, staffId };
    await tx.manager.getRepository(SessionRow).delete({ ...own, lastUsedAt: LessThan(limits.usedBefore) });
    await tx.manager.getRepository(SessionRow).delete({ ...own, createdAt: LessThan(limits.openedBefore) });
  }

  override async touch(
    tx: TenantTx,
    kind: 'key' | 'session',
    id: string,
    use: { at: Date; unlessSince: Date },
  ): Promise<void> {
    const table = kind === 'key' ? 'api_key' : 'session';
    await tx.query(
      `update accounts.${table} set last_used_at = $3
       where tenant_id = $1 and id = $2 and (last_used_at is null or last_used_at <= $4)`,
      [tx.tenantId, id, use.at, use.unlessSince],
    );
  }
}
