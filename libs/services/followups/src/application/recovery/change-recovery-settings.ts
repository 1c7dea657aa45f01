import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { RecoverySettings } from '../../domain/recovery/recovery.js';
import type { Actor } from '../../domain/task.js';
import { auditedRecovery } from '../audited.js';
import { followupsErrors } from '../followups.errors.js';
import { RecoveryStore } from './recovery-store.js';

/** Changes which survey is sent after resolutions, and when. Surveys that are planned already keep their survey and time. */
@Injectable()
export class ChangeRecoverySettings {
  constructor(
    private readonly recoveries: RecoveryStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** @throws `bad-recovery-settings` if it is enabled without a survey */
  execute(unit: UnitOfWork, settings: RecoverySettings, by: Actor): Promise<RecoverySettings> {
    if (settings.enabled && settings.surveyId === null) {
      const errors = [{ pointer: '/survey_id', code: 'required', detail: 'must be a survey while it is enabled' }];
      throw followupsErrors.error('bad-recovery-settings', undefined, { errors });
    }
    return unit.run(async (tx) => {
      const at = this.clock.now();
      await this.recoveries.saveSettings(tx, tx.tenantId, settings, at);
      await this.log.append(tx, [auditedRecovery(tx.tenantId, settings, by, at)]);
      return settings;
    });
  }
}
