import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import { samePreferences } from '../../domain/consent/preferences.js';
import type { CustomerMerge } from '../../domain/merges/customer-merge.js';
import { stricterPreferences } from '../../domain/merges/stricter.js';
import { ChangeChoices } from '../preferences/change-choices.js';
import { PreferenceStore, type CustomerChoices } from '../preferences/preference-store.js';

/** What customers allow and want, where profiles are merged and taken apart. */
@Injectable()
export class MergeChoices {
  constructor(
    private readonly store: PreferenceStore,
    private readonly change: ChangeChoices,
  ) {}

  /** What both allow before they are merged. */
  async read(tx: TenantTx, keptId: string, mergedId: string) {
    const [kept, merged] = [await this.store.choices(tx, keptId, false), await this.store.choices(tx, mergedId, false)];
    return { kept: kept!, merged: merged! };
  }

  /** The stricter of what both allowed holds from now on. */
  async merge(tx: TenantTx, { kept, merged }: { readonly kept: CustomerChoices; readonly merged: CustomerChoices }) {
    const preferences = stricterPreferences(kept.preferences, merged.preferences);
    const after = (await this.store.choices(tx, kept.customer.id, false))!;
    const changed = await this.change.execute(tx, kept, { preferences, entries: after.entries, origin: ORIGIN });
    const isSame = samePreferences(preferences, kept.preferences);
    const before = isSame ? null : { values: kept.preferences, revision: changed.preferences.revision };
    return { before, events: changed.events };
  }

  /** What the kept customer wanted before holds again, unless they have said something else since. */
  async takeApart(tx: TenantTx, before: CustomerChoices, merge: CustomerMerge) {
    const after = (await this.store.choices(tx, merge.kept.id, false))!;
    const own = merge.preferencesBefore;
    const isUnchanged = own !== null && own.revision === before.preferences.revision;
    const preferences = isUnchanged ? own.values : before.preferences;
    return (await this.change.execute(tx, before, { preferences, entries: after.entries, origin: ORIGIN })).events;
  }
}

/** Nothing is decided by a merge; what was decided holds for one person. */
const ORIGIN = { way: 'staff', locale: null, invitationId: null } as const;
