import { Injectable } from '@nestjs/common';
import { ConsentRecorded, newEvent, PreferencesChanged, type NewEvent } from '@hearback/contracts';
import type { OneTenantTx } from '@hearback/database';
import { Clock, derivedId, Ids } from '@hearback/kernel';
import {
  consentStates,
  shownChoice,
  type ConsentEntry,
  type ConsentPurpose,
  type ConsentWay,
} from '../../domain/consent/consent-ledger.js';
import { samePreferences, type Preferences, type StoredPreferences } from '../../domain/consent/preferences.js';
import { EvaluateCustomers } from '../segments/evaluate-customers.js';
import { PreferenceStore, type CustomerChoices } from './preference-store.js';

/** A decision about a purpose. */
export interface Decision {
  readonly purpose: ConsentPurpose;
  readonly granted: boolean;
  /** The words that were shown; absent if it is not known which. */
  readonly text?: string;
}

/** How decisions came about. */
export interface DecisionOrigin {
  readonly way: ConsentWay;
  readonly locale: string | null;
  readonly invitationId: string | null;
  /** Now, unless the decision is brought along. */
  readonly decidedAt?: Date;
  /** Where a decision that is brought along comes from. */
  readonly source?: string;
}

/** What is to be changed. */
export interface ChoiceChange {
  readonly preferences?: Preferences;
  readonly decisions?: readonly Decision[];
  readonly origin: DecisionOrigin;
  /** The entries that hold from now on, where profiles are merged or taken apart; absent: those that held. */
  readonly entries?: readonly ConsentEntry[];
  /** The invitation that the change refuses without a decision about consent. */
  readonly refusedInvitationId?: string;
}

/** What a change has led to; the events are to be appended as the last statement. */
export interface ChangedChoices {
  readonly preferences: StoredPreferences;
  readonly entries: readonly ConsentEntry[];
  readonly events: readonly NewEvent[];
}

/**
 * Changes preferences and adds decisions to the ledger, all in one transaction. Preferences that say the same keep their revision. A
 * decision about profiling is told with the preferences, too, so that it moves their revision.
 */
@Injectable()
export class ChangeChoices {
  constructor(
    private readonly store: PreferenceStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly segments: EvaluateCustomers,
  ) {}

  /** `before` was read with its lock in this transaction. */
  async execute(tx: OneTenantTx, before: CustomerChoices, change: ChoiceChange): Promise<ChangedChoices> {
    const now = this.clock.now();
    const customerId = before.customer.id;
    const entries = await this.#entries(tx, change, now);
    const memberships = entries.length === 0 ? [] : await this.#record(tx, customerId, entries, now);
    const wanted = change.preferences ?? before.preferences;
    const [was, is] = [before.entries, [...(change.entries ?? before.entries), ...entries]].map((all) =>
      profilingOf(all, before),
    );
    const isSame = samePreferences(wanted, before.preferences) && was === is;
    const preferences = isSame
      ? before.preferences
      : { ...wanted, revision: before.preferences.revision + 1, changedAt: now };
    if (!isSame) await this.store.savePreferences(tx, customerId, preferences);
    const changed = this.#changed(tx.tenantId, customerId, preferences, !is, change.refusedInvitationId, now);
    const recorded = entries.map((entry) => this.#recorded(tx.tenantId, customerId, entry, now));
    return { preferences, entries, events: [...(isSame ? [] : [changed]), ...recorded, ...memberships] };
  }

  /** Adds entries to the ledger; the events of segments that the customer enters or leaves with them. */
  async #record(tx: OneTenantTx, customerId: string, entries: readonly ConsentEntry[], now: Date) {
    await this.segments.lock(tx, tx.tenantId, [customerId]);
    await this.store.addEntries(tx, customerId, entries, now);
    return this.segments.evaluate(tx, tx.tenantId, [customerId]);
  }

  #entries(tx: OneTenantTx, { decisions = [], origin }: ChoiceChange, now: Date): Promise<ConsentEntry[]> {
    const { way, locale, invitationId, decidedAt = now, source = null } = origin;
    return Promise.all(
      decisions.map(async ({ purpose, granted, text }) => ({
        id: this.ids.next(),
        purpose,
        granted,
        textId: text === undefined || locale === null ? null : await this.#keep(tx, purpose, locale, text, now),
        locale,
        decidedAt,
        way,
        invitationId,
        source,
      })),
    );
  }

  #keep(tx: OneTenantTx, purpose: ConsentPurpose, locale: string, text: string, now: Date): Promise<string> {
    const id = derivedId('consent-text', tx.tenantId, purpose, locale, text);
    return this.store.keepText(tx, { id, purpose, locale, text }, now);
  }

  #changed(
    tenantId: string,
    customerId: string,
    preferences: StoredPreferences,
    noProfiling: boolean,
    refused: string | undefined,
    time: Date,
  ): NewEvent {
    const payload = {
      customer_id: customerId,
      topics_off: [...preferences.topicsOff],
      max_every_days: preferences.maxEveryDays,
      paused_until: preferences.pausedUntil?.toISOString() ?? null,
      language: preferences.language,
      quiet_hours: preferences.quietHours && { ...preferences.quietHours },
      prefers_person: preferences.prefersPerson,
      no_profiling: noProfiling,
      refused_invitation_id: refused ?? null,
      revision: preferences.revision,
      changed_at: time.toISOString(),
    };
    return newEvent(PreferencesChanged, { id: this.ids.next(), tenantId, time, payload }) as NewEvent;
  }

  #recorded(tenantId: string, customerId: string, entry: ConsentEntry, time: Date): NewEvent {
    const payload = {
      entry_id: entry.id,
      customer_id: customerId,
      purpose: entry.purpose,
      granted: entry.granted,
      text_id: entry.textId,
      locale: entry.locale,
      decided_at: entry.decidedAt.toISOString(),
      way: entry.way,
      invitation_id: entry.invitationId,
    };
    return newEvent(ConsentRecorded, { id: this.ids.next(), tenantId, time, payload }) as NewEvent;
  }
}

function profilingOf(entries: readonly ConsentEntry[], { basis }: CustomerChoices): boolean {
  return shownChoice(consentStates(entries), basis).profiling;
}
