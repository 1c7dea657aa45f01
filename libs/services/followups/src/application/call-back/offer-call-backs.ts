import { Injectable } from '@nestjs/common';
import { CallBacksChanged, newEvent } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { SignedLinks } from '@hearback/http';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { FollowupsConfig } from '../../followups.config.js';
import type { Actor } from '../../domain/task.js';
import { audited } from '../audited.js';
import { CalendarStore } from '../calendar-store.js';
import { followupsErrors } from '../followups.errors.js';
import { CallBackStore } from './call-back-store.js';

/** Decides whether customers may ask to be called back. */
@Injectable()
export class OfferCallBacks {
  constructor(
    private readonly offers: CallBackStore,
    private readonly calendars: CalendarStore,
    private readonly links: SignedLinks,
    private readonly config: FollowupsConfig,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The page on which customers ask; staff can link to it from anywhere. */
  addressOf(tenantId: string): string {
    const { publicUrl, surveyUrl = publicUrl } = this.config;
    return `${surveyUrl.replace(/\/+$/, '')}/call/${this.links.write('call-back', [tenantId])}`;
  }

  /** Throws `no-opening-hours`: without them there is no time to choose. */
  async execute(unit: UnitOfWork, offered: boolean, by: Actor): Promise<void> {
    await unit.run(async (tx) => {
      const { tenantId } = tx;
      if (offered && (await this.calendars.list(tx, tenantId)).length === 0)
        throw followupsErrors.error('no-opening-hours');
      if ((await this.offers.isOffered(tx, tenantId)) === offered) return;
      await this.offers.save(tx, tenantId, offered);
      const at = this.clock.now();
      const action = offered ? 'call-backs.offered' : 'call-backs.ended';
      const payload = {
        workspace_id: tenantId,
        url: offered ? this.addressOf(tenantId) : null,
        changed_at: at.toISOString(),
      };
      await this.log.append(tx, [
        newEvent(CallBacksChanged, { id: this.ids.next(), tenantId, time: at, payload }),
        audited(tenantId, {
          id: this.ids.next(),
          actor: by,
          at,
          action,
          target: { kind: 'workspace', id: tenantId },
          after: null,
        }),
      ]);
    });
  }
}
