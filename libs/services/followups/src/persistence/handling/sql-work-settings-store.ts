import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { WorkSettingsStore } from '../../application/handling/work-settings-store.js';
import { NO_SETTINGS, type WorkSettings } from '../../domain/handling/work-settings.js';

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
    const { currency, ...amounts } = settings;
    await tx.query(
      `insert into followups.work_settings (tenant_id, currency, body) values ($1, $2, $3)
       on conflict (tenant_id) do update set currency = excluded.currency, body = excluded.body`,
      [tenantId, currency, JSON.stringify(amounts)],
    );
  }

  async #select(tx: Tx, tenantId: string, lock: '' | 'for update'): Promise<WorkSettings> {
    const [row] = await tx.query<{ currency: string | null; body: Omit<WorkSettings, 'currency'> }>(
      `select currency, body from followups.work_settings where tenant_id = $1 ${lock}`,
      [tenantId],
    );
    return row === undefined ? NO_SETTINGS : { ...row.body, currency: row.currency };
  }
}
