import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { Actor } from '../../domain/task.js';
import type { WorkSettings } from '../../domain/handling/work-settings.js';
import { auditedWorkSettings } from './audited-work.js';
import { WorkSettingsStore } from './work-settings-store.js';

/** Replaces what an hour of work costs and what may be given away. What was recorded before keeps its cost. */
@Injectable()
export class ChangeWorkSettings {
  constructor(
    private readonly settings: WorkSettingsStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  execute(unit: UnitOfWork, settings: WorkSettings, by: Actor): Promise<void> {
    return unit.run(async (tx) => {
      await this.settings.save(tx, tx.tenantId, settings);
      const [id, at] = [this.ids.next(), this.clock.now()];
      await this.log.append(tx, [auditedWorkSettings(tx.tenantId, id, settings, by, at)]);
    });
  }
}
