import type { TenantTx } from '@hearback/database';
import type { Brand } from '../domain/brand.js';

/** Keeps the brand of the workspace and its logo. */
export abstract class BrandStore {
  /** The brand of the workspace of the transaction; `NO_BRAND` if it has set none. */
  abstract find(tx: TenantTx): Promise<Brand>;
  abstract save(tx: TenantTx, brand: Brand): Promise<void>;
  /** Replaces the logo of the workspace by this PNG; without one it is deleted. */
  abstract replaceLogo(tx: TenantTx, logo: { readonly id: string; readonly png: Buffer } | undefined): Promise<void>;
}

/** Reads logos for everybody who has their id, before a workspace is known. */
export abstract class LogoQueries {
  /** The PNG; undefined if there is none with this id. */
  abstract find(id: string): Promise<Buffer | undefined>;
}
