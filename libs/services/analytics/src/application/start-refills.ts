import { BatchDatabase, ofTenant } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { RebuildStore } from './rebuild.js';
import { RebuildStarter } from './request-rebuild.js';

/** Rebuilds the workspaces whose facts are of an older release. Tables come with the product, so a start is when they may be new. */
@Injectable()
export class StartRefills implements OnApplicationBootstrap {
  constructor(
    private readonly database: BatchDatabase,
    private readonly rebuilds: RebuildStore,
    private readonly starter: RebuildStarter,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** A rebuild that runs already fills them too. */
  async onApplicationBootstrap(): Promise<void> {
    for (const tenantId of await this.rebuilds.workspacesWithOlderFacts()) {
      await this.database.withTenants([tenantId], async (tx) => {
        const now = this.clock.now();
        const rebuild = await this.rebuilds.begin(ofTenant(tx, tenantId), this.ids.next(), now);
        if (rebuild !== undefined) await this.starter.start(tx, tenantId, now);
      });
    }
  }
}
