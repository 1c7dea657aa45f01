import type { TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { OwnershipTransferStore } from '../application/ownership-transfer-store.js';
import type { OwnershipTransfer } from '../domain/ownership-transfer.js';
import { OwnershipTransferRow } from './ownership-transfer.row.js';

/** `OwnershipTransferStore` through TypeORM. */
@Injectable()
export class TypeormOwnershipTransferStore extends OwnershipTransferStore {
  override async find({ manager, tenantId }: TenantTx): Promise<OwnershipTransfer | undefined> {
    const row = await manager.getRepository(OwnershipTransferRow).findOneBy({ tenantId });
    if (row === null) return undefined;
    const { tenantId: _tenantId, ...transfer } = row;
    return transfer;
  }

  override async insert({ manager, tenantId }: TenantTx, transfer: OwnershipTransfer): Promise<void> {
    await manager.getRepository(OwnershipTransferRow).insert({ tenantId, ...transfer });
  }

  override async delete({ manager, tenantId }: TenantTx): Promise<void> {
    await manager.getRepository(OwnershipTransferRow).delete({ tenantId });
  }
}
