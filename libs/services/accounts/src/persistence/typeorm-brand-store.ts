import type { TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { BrandStore } from '../application/brand-store.js';
import { NO_BRAND, type Brand } from '../domain/brand.js';
import { BrandRow, fromBrandRow, LogoRow } from './brand.row.js';

/** `BrandStore` through TypeORM. */
@Injectable()
export class TypeormBrandStore extends BrandStore {
  override async find(tx: TenantTx): Promise<Brand> {
    const row = await tx.manager.getRepository(BrandRow).findOneBy({ tenantId: tx.tenantId });
    return row ? fromBrandRow(row) : NO_BRAND;
  }

  override async save(tx: TenantTx, brand: Brand): Promise<void> {
    await tx.manager.getRepository(BrandRow).upsert({ tenantId: tx.tenantId, ...brand }, ['tenantId']);
  }

  override async replaceLogo(
    tx: TenantTx,
    logo: { readonly id: string; readonly png: Buffer } | undefined,
  ): Promise<void> {
    const logos = tx.manager.getRepository(LogoRow);
    await logos.delete({ tenantId: tx.tenantId });
    if (logo !== undefined) await logos.insert({ tenantId: tx.tenantId, ...logo });
  }
}
