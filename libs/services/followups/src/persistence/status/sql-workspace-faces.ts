import { Injectable } from '@nestjs/common';
import type { BrandChangedV1 } from '@hearback/contracts';
import type { BatchTx, Row, Tx } from '@hearback/database';
import { NO_FACE, type WorkspaceFace } from '@hearback/survey-ui';
import { WorkspaceFaces } from '../../application/status/workspace-faces.js';

type FaceRow = Omit<WorkspaceFace, 'tone'> & Row & { readonly tone: string | null };

/** `WorkspaceFaces` in SQL; an older change never replaces a newer one. */
@Injectable()
export class SqlWorkspaceFaces extends WorkspaceFaces {
  override async saveBrand(tx: BatchTx, tenantId: string, brand: BrandChangedV1): Promise<void> {
    const { name, color, contact, privacy_url, logo_path, tone = 'formal', changed_at } = brand;
    await tx.query(
      `insert into followups.brand as b (tenant_id, name, color, contact, privacy_url, logo_path, tone, changed_at)
       values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8)
       on conflict (tenant_id) do update
         set name = excluded.name, color = excluded.color, contact = excluded.contact,
             privacy_url = excluded.privacy_url, logo_path = excluded.logo_path, tone = excluded.tone,
             changed_at = excluded.changed_at
         where b.changed_at <= excluded.changed_at`,
      [tenantId, name, color, contact && JSON.stringify(contact), privacy_url, logo_path, tone, changed_at],
    );
  }

  override async find(tx: Tx, tenantId: string): Promise<WorkspaceFace> {
    const [row] = await tx.query<FaceRow>(
      `select coalesce(b.name, w.name) as name, b.color, b.contact, b.privacy_url as "privacyUrl",
         b.logo_path as "logoPath", b.tone
       from (select $1::uuid as tenant_id) asked
       left join followups.workspace w using (tenant_id) left join followups.brand b using (tenant_id)`,
      [tenantId],
    );
    return { ...NO_FACE, ...row, tone: row?.tone === 'informal' ? 'informal' : 'formal' };
  }
}
