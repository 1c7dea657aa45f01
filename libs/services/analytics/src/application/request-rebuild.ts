import { Injectable } from '@nestjs/common';
import type { Tx, UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { analyticsErrors } from './analytics.errors.js';
import { RebuildStore, type Rebuild } from './rebuild.js';

/** Starts the background work on the running rebuild of a workspace. */
export abstract class RebuildStarter {
  abstract start(tx: Tx, tenantId: string, at: Date): Promise<void>;
}

/** Starts a rebuild of the counts from the log. */
@Injectable()
export class RequestRebuild {
  constructor(
    private readonly rebuilds: RebuildStore,
    private readonly starter: RebuildStarter,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws `analytics.rebuild-running`. */
  execute(unit: UnitOfWork): Promise<Rebuild> {
    return unit.run(async (tx) => {
      const now = this.clock.now();
      const rebuild = await this.rebuilds.begin(tx, this.ids.next(), now);
      if (rebuild === undefined) throw analyticsErrors.error('rebuild-running');
      await this.starter.start(tx, unit.tenantId, now);
      return rebuild;
    });
  }
}
