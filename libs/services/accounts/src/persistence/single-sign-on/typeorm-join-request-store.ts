import { readPage, TenantDatabase, type TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { JoinRequestStore } from '../../application/single-sign-on/sso-store.js';
import type { JoinRequest } from '../../domain/single-sign-on.js';
import { SsoJoinRequestRow } from './sso.row.js';

/** `JoinRequestStore` through TypeORM. */
@Injectable()
export class TypeormJoinRequestStore extends JoinRequestStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override list(tenantId: string, page: PageRequest): Promise<Page<JoinRequest>> {
    return this.database.withTenant(tenantId, (tx) => {
      const requests = tx.manager.getRepository(SsoJoinRequestRow).createQueryBuilder('item').where({ tenantId });
      return readPage(requests, page, 'createdAt', fromRow);
    });
  }

  override async find({ manager, tenantId }: TenantTx, id: string): Promise<JoinRequest | undefined> {
    const row = await manager.getRepository(SsoJoinRequestRow).findOneBy({ tenantId, id });
    return row === null ? undefined : fromRow(row);
  }

  override async insert({ manager, tenantId }: TenantTx, request: JoinRequest): Promise<boolean> {
    const { issuer, subject } = request;
    const requests = manager.getRepository(SsoJoinRequestRow);
    if (await requests.existsBy({ tenantId, issuer, subject })) return false;
    await requests.insert({ tenantId, ...request });
    return true;
  }

  override async delete({ manager, tenantId }: TenantTx, id: string): Promise<void> {
    await manager.getRepository(SsoJoinRequestRow).delete({ tenantId, id });
  }
}

function fromRow({ tenantId: _tenantId, ...request }: SsoJoinRequestRow): JoinRequest {
  return request;
}
