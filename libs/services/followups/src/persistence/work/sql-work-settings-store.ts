import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { WorkSettingsStore } from '../../application/work/work-settings-store.js';
import { NO_SETTINGS, type WorkSettings } from '../../domain/work/work-settings.js';

/** `WorkSettingsStore` in SQL. */
@Injectable()
export class SqlWorkSettingsStore extends WorkSettingsStore {
  override read(tx: Tx, tenantId: string): Promise<WorkSettings> {
    return this.#select(tx, tenantId, '');
  }

  override lock(tx: Tx, tenantId: string): Promise<WorkSettings> {
    return this.#select(tx, tenantId, 'for update');
  }

  override async save(tx: Tx, tenantId: string, settings: WorkSettings): Promise<void> {
    await tx.query(
      `insert into followups.work_settings (tenant_id, body) values ($1, $2)
       on conflict (tenant_id) do update set body = excluded.body`,
      [tenantId, JSON.stringify(settings)],
    );
  }

  async #select(tx: Tx, tenantId: string, lock: '' | 'for update'): Promise<WorkSettings> {
    const [row] = await tx.query<{ body: WorkSettings }>(
      `select body from followups.work_settings where tenant_id = $1 ${lock}`,
      [tenantId],
    );
    return row?.body ?? NO_SETTINGS;
  }
}
