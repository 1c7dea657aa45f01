import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids, type FieldError } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { DEFAULT_ROOT_CAUSES, OTHER_CAUSE, type RootCause } from '../domain/resolution.js';
import type { Actor } from '../domain/task.js';
import { auditedCauses } from './audited.js';
import { followupsErrors } from './followups.errors.js';
import { RootCauseStore } from './root-cause-store.js';

/** Replaces the root causes of the workspace. Tasks that are resolved already keep the cause they were given. */
@Injectable()
export class ReplaceRootCauses {
  constructor(
    private readonly causes: RootCauseStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws `bad-root-causes` */
  async execute(unit: UnitOfWork, causes: readonly RootCause[], by: Actor): Promise<readonly RootCause[]> {
    const errors = defects(causes);
    if (errors.length > 0) throw followupsErrors.error('bad-root-causes', undefined, { errors });
    return unit.run(async (tx) => {
      await this.causes.replace(tx, tx.tenantId, causes);
      const stored = await this.causes.list(tx, tx.tenantId);
      await this.log.append(tx, [auditedCauses(tx.tenantId, this.ids.next(), stored, by, this.clock.now())]);
      return stored;
    });
  }
}

function defects(causes: readonly RootCause[]): FieldError[] {
  const defaults: readonly string[] = DEFAULT_ROOT_CAUSES;
  return causes.flatMap(({ key, label }, n): FieldError[] => {
    const pointer = `/causes/${n}`;
    if (key === OTHER_CAUSE) {
      return [{ pointer: `${pointer}/key`, code: 'reserved', detail: `${OTHER_CAUSE} is always in the list` }];
    }
    if (causes.findIndex((cause) => cause.key === key) < n) {
      return [{ pointer: `${pointer}/key`, code: 'duplicate', detail: 'must be in the list once' }];
    }
    if (label === null && !defaults.includes(key)) {
      return [{ pointer: `${pointer}/label`, code: 'required', detail: 'is required for a cause of your own' }];
    }
    return [];
  });
}
