import { Injectable } from '@nestjs/common';
import type { BrandChangedV1 } from '@hearback/contracts';
import type { BatchTx, TenantTx } from '@hearback/database';
import { WorkspaceFaces } from '../../application/preferences/workspace-faces.js';
import type { ConsentBasis } from '../../domain/consent/consent-ledger.js';
import { NO_FACE, type WorkspaceFace } from '@hearback/survey-ui';

interface FaceRow {
  readonly name: string | null;
  readonly color: string | null;
  readonly contact: WorkspaceFace['contact'];
  readonly privacy_url: string | null;
  readonly logo_path: string | null;
  readonly tone: string;
}

/** `WorkspaceFaces` in SQL; an older change never replaces a newer one. */
@Injectable()
export class SqlWorkspaceFaces extends WorkspaceFaces {
  override async saveSettings(
    tx: BatchTx,
    tenantId: string,
    { name, basis, changedAt }: { readonly name: string; readonly basis: ConsentBasis; readonly changedAt: string },
  ): Promise<void> {
    await tx.query(
      `insert into customers.workspace_face as f (tenant_id, workspace_name, questions_consent, changed_at)
       values ($1, $2, $3, $4)
       on conflict (tenant_id) do update
         set workspace_name = excluded.workspace_name, questions_consent = excluded.questions_consent,
             changed_at = excluded.changed_at
         where f.changed_at is null or f.changed_at <= excluded.changed_at`,
      [tenantId, name, basis, changedAt],
    );
  }

  override async saveBrand(tx: BatchTx, tenantId: string, brand: BrandChangedV1): Promise<void> {
    const { name, color, contact, privacy_url, logo_path, tone, changed_at } = brand;
    await tx.query(
      `insert into customers.workspace_face as f
         (tenant_id, name, color, contact, privacy_url, logo_path, tone, branded_at)
       values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8)
       on conflict (tenant_id) do update
         set name = excluded.name, color = excluded.color, contact = excluded.contact,
             privacy_url = excluded.privacy_url, logo_path = excluded.logo_path, tone = excluded.tone,
             branded_at = excluded.branded_at
         where f.branded_at is null or f.branded_at <= excluded.branded_at`,
      [tenantId, name, color, contact && JSON.stringify(contact), privacy_url, logo_path, tone ?? 'formal', changed_at],
    );
  }

  override async find(tx: TenantTx): Promise<WorkspaceFace> {
    const [row] = await tx.query<FaceRow>(
      `select coalesce(name, workspace_name) as name, color, contact, privacy_url, logo_path, tone
       from customers.workspace_face where tenant_id = $1`,
      [tx.tenantId],
    );
    if (row === undefined) return NO_FACE;
    const { name, color, contact, privacy_url: privacyUrl, logo_path: logoPath, tone } = row;
    return { name, color, contact, privacyUrl, logoPath, tone: tone === 'informal' ? 'informal' : 'formal' };
  }
}
