import type { BrandChangedV1, CallBacksChangedV1, WorkspaceSuspendedV1 } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { BrandCopies } from '../application/brand-copies.js';
import { nextRevision } from './survey-clock.js';

/** `BrandCopies` in SQL. A change moves the revision of all surveys of the workspace, so that every process loads them again. */
@Injectable()
export class SqlBrandCopies extends BrandCopies {
  override async saveName(tx: BatchTx, tenantId: string, name: string, changedAt: string): Promise<void> {
    await tx.query(
      `insert into responses.workspace_brand as b (tenant_id, workspace_name, named_at) values ($1, $2, $3)
       on conflict (tenant_id) do update
         set workspace_name = excluded.workspace_name, named_at = excluded.named_at
         where b.named_at is null or b.named_at <= excluded.named_at`,
      [tenantId, name, changedAt],
    );
    await touchSurveys(tx, tenantId);
  }

  override async saveBrand(tx: BatchTx, tenantId: string, brand: BrandChangedV1): Promise<void> {
    const { name, color, contact, privacy_url, logo_path, tone, changed_at } = brand;
    await tx.query(
      `insert into responses.workspace_brand as b
         (tenant_id, name, color, contact, privacy_url, logo_path, branded_at, tone)
       values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8)
       on conflict (tenant_id) do update
         set name = excluded.name, color = excluded.color, contact = excluded.contact,
             privacy_url = excluded.privacy_url, logo_path = excluded.logo_path, branded_at = excluded.branded_at,
             tone = excluded.tone
         where b.branded_at is null or b.branded_at <= excluded.branded_at`,
      [tenantId, name, color, contact && JSON.stringify(contact), privacy_url, logo_path, changed_at, tone ?? 'formal'],
    );
    await touchSurveys(tx, tenantId);
  }

  override async saveCallBacks(tx: BatchTx, tenantId: string, change: CallBacksChangedV1): Promise<void> {
    await tx.query(
      `insert into responses.workspace_brand as b (tenant_id, call_back_url, call_backs_changed_at) values ($1, $2, $3)
       on conflict (tenant_id) do update
         set call_back_url = excluded.call_back_url, call_backs_changed_at = excluded.call_backs_changed_at
         where b.call_backs_changed_at is null or b.call_backs_changed_at <= excluded.call_backs_changed_at`,
      [tenantId, change.url, change.changed_at],
    );
    await touchSurveys(tx, tenantId);
  }

  override async saveSuspension(tx: BatchTx, tenantId: string, change: WorkspaceSuspendedV1): Promise<void> {
    await tx.query(
      `insert into responses.workspace_brand as b (tenant_id, suspended, suspended_changed_at) values ($1, $2, $3)
       on conflict (tenant_id) do update
         set suspended = excluded.suspended, suspended_changed_at = excluded.suspended_changed_at
         where b.suspended_changed_at is null or b.suspended_changed_at <= excluded.suspended_changed_at`,
      [tenantId, change.suspended, change.changed_at],
    );
    await touchSurveys(tx, tenantId);
  }
}

async function touchSurveys(tx: BatchTx, tenantId: string): Promise<void> {
  await tx.query('update responses.survey set revision = $2 where tenant_id = $1', [tenantId, await nextRevision(tx)]);
}
