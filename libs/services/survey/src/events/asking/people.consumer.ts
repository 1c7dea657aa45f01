import {
  AddressSuppressed,
  ComplaintChanged,
  CustomerChanged,
  PreferencesChanged,
  WorkspaceChanged,
  WorkspaceCreated,
  type EventOf,
} from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock, done, isCalendarDay, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { CampaignHarm } from '../../application/asking/campaign-harm.js';
import { InvitationJobs } from '../../application/asking/invitation-jobs.js';
import { InvitationStore } from '../../application/asking/invitation-store.js';
import {
  PeopleCopies,
  type AddressCopy,
  type CustomerDate,
  type WorkspaceCopy,
} from '../../application/asking/people-copies.js';
import { SURVEY_KINDS } from '../../domain/asking/attention-rules.js';
import { isTimeZone } from '../../domain/asking/local-time.js';

/** Maintains the copies of what others know of customers. */
@Injectable()
export class PeopleConsumer {
  constructor(
    private readonly copies: PeopleCopies,
    private readonly invitations: InvitationStore,
    private readonly harm: CampaignHarm,
    private readonly jobs: InvitationJobs,
    private readonly clock: Clock,
  ) {}

  @Subscribe(CustomerChanged)
  customer(events: readonly EventOf<typeof CustomerChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof CustomerChanged>(events, async ({ tenantId, payload }) => {
      const { customer_id: customerId, external_id: externalId, language, revision } = payload;
      const zone = payload.time_zone ?? null;
      const timeZone = zone !== null && isTimeZone(zone) ? zone : null;
      const hasAddress = (payload.email ?? null) !== null;
      await this.copies.saveCustomer(tx, {
        tenantId,
        customerId,
        externalId,
        language,
        timeZone,
        hasAddress,
        dates: datesOf(payload.attributes),
        revision,
      });
      return done();
    });
  }

  @Subscribe(PreferencesChanged)
  preferences(events: readonly EventOf<typeof PreferencesChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof PreferencesChanged>(events, async ({ tenantId, payload }) => {
      await this.copies.savePreferences(tx, {
        tenantId,
        customerId: payload.customer_id,
        topicsOff: payload.topics_off.filter((topic) => (SURVEY_KINDS as readonly string[]).includes(topic)),
        maxEveryDays: payload.max_every_days,
        pausedUntil: payload.paused_until === null ? null : new Date(payload.paused_until),
        quietHours: payload.quiet_hours,
        prefersPerson: payload.prefers_person,
        noProfiling: payload.no_profiling,
        revision: payload.revision,
      });
      const refused = payload.refused_invitation_id ?? null;
      if (refused !== null) {
        await this.invitations.merge(tx, tenantId, refused, { refusedAt: new Date(payload.changed_at) });
        const planId = await this.harm.campaignOf(tx, tenantId, refused);
        if (planId !== undefined) await this.jobs.guard(tx, tenantId, planId, this.clock.now());
      }
      return done();
    });
  }

  @Subscribe(AddressSuppressed)
  address(events: readonly EventOf<typeof AddressSuppressed>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof AddressSuppressed>(events, async ({ tenantId, payload }) => {
      const { customer_id: customerId, active, reason, revision } = payload;
      const state = active ? stateOf(reason) : 'works';
      await this.copies.saveAddress(tx, { tenantId, customerId, state, revision });
      if (state === 'complained')
        for (const planId of await this.harm.campaignsOf(tx, tenantId, customerId))
          await this.jobs.guard(tx, tenantId, planId, this.clock.now());
      return done();
    });
  }

  @Subscribe(ComplaintChanged)
  complaint(events: readonly EventOf<typeof ComplaintChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof ComplaintChanged>(events, async ({ tenantId, payload }) => {
      const { task_id: taskId, external_id: externalId, open, revision } = payload;
      await this.copies.saveComplaint(tx, { tenantId, taskId, externalId, open, revision });
      return done();
    });
  }

  @Subscribe(WorkspaceCreated)
  created(events: readonly EventOf<typeof WorkspaceCreated>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof WorkspaceCreated>(events, async ({ tenantId, payload }) => {
      await this.#workspace(tx, tenantId, payload.time_zone, 'opt_out', payload.created_at);
      return done();
    });
  }

  @Subscribe(WorkspaceChanged)
  changed(events: readonly EventOf<typeof WorkspaceChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof WorkspaceChanged>(events, async ({ tenantId, payload }) => {
      const basis = payload.questions_consent === 'opt_in' ? 'opt_in' : 'opt_out';
      await this.#workspace(tx, tenantId, payload.time_zone, basis, payload.changed_at);
      return done();
    });
  }

  async #workspace(
    tx: BatchTx,
    tenantId: string,
    timeZone: string,
    basis: WorkspaceCopy['basis'],
    at: string,
  ): Promise<void> {
    if (isTimeZone(timeZone))
      await this.copies.saveWorkspace(tx, { tenantId, timeZone, basis, changedAt: new Date(at) });
  }
}

function stateOf(reason: string): AddressCopy['state'] {
  return reason === 'bounced' || reason === 'complained' ? reason : 'suppressed';
}

/** The attributes that are a day or a time. */
function datesOf(attributes: Readonly<Record<string, string | number | boolean | null>>): readonly CustomerDate[] {
  return Object.entries(attributes).flatMap(([name, value]): CustomerDate[] => {
    if (typeof value !== 'string') return [];
    if (isCalendarDay(value)) return [{ name, at: null, day: value }];
    const at = /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : undefined;
    return at === undefined || Number.isNaN(at.getTime()) ? [] : [{ name, at, day: null }];
  });
}
