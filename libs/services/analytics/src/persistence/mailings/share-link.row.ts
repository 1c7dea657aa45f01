import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ReportLanguage } from '../../domain/mailings/report-schedule.js';
import type { SharedView, ShareLink } from '../../domain/mailings/share-link.js';

/** A link to a report as it is stored. */
@Entity({ schema: 'analytics', name: 'share_link' })
@Index('share_link_newest_idx', ['tenantId', 'createdAt', 'id'])
export class ShareLinkRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'share_link_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'share_link_pkey' })
  id: string;
  @Column({ type: 'text' })
  name: string;
  @Column({ type: 'text' })
  language: ReportLanguage;
  @Column({ type: 'jsonb' })
  view: SharedView;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;
  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;
  @Column({ type: 'integer' })
  views: number;
  @Column({ name: 'viewed_at', type: 'timestamptz', nullable: true })
  viewedAt: Date | null;
}

/** The link of a row. */
export function fromShareLinkRow({ tenantId: _tenant, ...link }: ShareLinkRow): ShareLink {
  return link;
}
