import { Injectable } from '@nestjs/common';
import { CustomersActionAudited, newEvent, type NewEvent } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { ChangeReason } from '../../domain/consent/change-reason.js';
import {
  CONSENT_PURPOSES,
  consentStates,
  type ConsentChoice,
  type ConsentPurpose,
} from '../../domain/consent/consent-ledger.js';
import { preferenceDefects, type Preferences } from '../../domain/consent/preferences.js';
import { customersErrors } from '../customers.errors.js';
import type { Actor } from '../segments/audited.js';
import { ChangeChoices, type ChangedChoices } from './change-choices.js';
import { PreferenceStore, type CustomerChoices } from './preference-store.js';

/** What staff or a server enter for a customer. */
export interface EnteredChoices {
  readonly preferences: Preferences;
  /** Purposes that the customer has decided about. */
  readonly decided: ConsentChoice;
  readonly reason: ChangeReason;
  /** The revision that was read before. */
  readonly revision: number;
}

/**
 * Enters what a customer has said elsewhere, for example on the phone. A decision that holds already adds no entry to the ledger. Throws
 * `customer-not-found`, `bad-preferences`, and `preferences-changed-meanwhile` if the revision is not the one that was read.
 */
@Injectable()
export class PutPreferences {
  constructor(
    private readonly store: PreferenceStore,
    private readonly changeChoices: ChangeChoices,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  execute(unit: UnitOfWork, customerId: string, entered: EnteredChoices, by: Actor): Promise<CustomerChoices> {
    return unit.run(async (tx) => {
      const before = await this.store.choices(tx, customerId, true);
      if (before === undefined) throw customersErrors.error('customer-not-found');
      if (before.preferences.revision !== entered.revision)
        throw customersErrors.error('preferences-changed-meanwhile');
      const errors = preferenceDefects(entered.preferences, before.preferences);
      if (errors.length > 0) throw customersErrors.error('bad-preferences', undefined, { errors });
      const origin = {
        way: by.kind === 'staff' ? ('staff' as const) : ('api' as const),
        locale: null,
        invitationId: null,
      };
      const decisions = decisionsOf(entered.decided, before);
      const changed = await this.changeChoices.execute(tx, before, {
        preferences: entered.preferences,
        decisions,
        origin,
      });
      if (changed.events.length > 0)
        await this.log.append(tx, [...changed.events, this.#audited(tx.tenantId, before, changed, entered.reason, by)]);
      return { ...before, preferences: changed.preferences, entries: [...before.entries, ...changed.entries] };
    });
  }

  #audited(
    tenantId: string,
    { customer, preferences }: CustomerChoices,
    changed: ChangedChoices,
    reason: ChangeReason,
    by: Actor,
  ): NewEvent {
    const time = this.clock.now();
    const entryId = this.ids.next();
    const payload = {
      entry_id: entryId,
      actor: { kind: by.kind, id: by.id },
      action: 'preferences.changed',
      target: { kind: 'customer', id: customer.id },
      before: { revision: preferences.revision },
      after: {
        revision: changed.preferences.revision,
        reason,
        decided: Object.fromEntries(changed.entries.map(({ purpose, granted }) => [purpose, granted])),
      },
      at: time.toISOString(),
    };
    return newEvent(CustomersActionAudited, { id: entryId, tenantId, time, payload }) as NewEvent;
  }
}

function decisionsOf(
  decided: ConsentChoice,
  { entries }: CustomerChoices,
): readonly { readonly purpose: ConsentPurpose; readonly granted: boolean }[] {
  const states = consentStates(entries);
  return CONSENT_PURPOSES.flatMap((purpose) => {
    const granted = decided[purpose];
    const holds = states[purpose] === (granted === true ? 'granted' : 'withdrawn');
    return granted === undefined || holds ? [] : [{ purpose, granted }];
  });
}
