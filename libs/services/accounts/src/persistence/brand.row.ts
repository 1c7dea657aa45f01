import type { Tone } from '@hearback/questionnaire';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Brand, Contact } from '../domain/brand.js';

/** The brand of a workspace as it is stored. */
@Entity({ schema: 'accounts', name: 'brand' })
export class BrandRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'brand_pkey' })
  tenantId: string;
  @Column({ type: 'text', nullable: true })
  name: string | null;
  @Column({ type: 'text', nullable: true })
  color: string | null;
  @Column({ type: 'jsonb', nullable: true })
  contact: Contact | null;
  @Column({ name: 'privacy_url', type: 'text', nullable: true })
  privacyUrl: string | null;
  @Column({ type: 'text', default: 'formal' })
  tone: Tone;
  @Column({ name: 'logo_id', type: 'uuid', nullable: true })
  logoId: string | null;
}

/** The logo of a workspace, encoded again from what was uploaded. */
@Entity({ schema: 'accounts', name: 'logo' })
@Index('logo_id_idx', ['id'])
export class LogoRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'logo_pkey' })
  tenantId: string;
  @Column({ type: 'uuid' })
  id: string;
  @Column({ type: 'bytea' })
  png: Buffer;
}

/** The brand of a row. */
export function fromBrandRow({ name, color, contact, privacyUrl, tone, logoId }: BrandRow): Brand {
  return { name, color, contact, privacyUrl, tone, logoId };
}
